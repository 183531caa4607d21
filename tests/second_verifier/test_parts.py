"""The parts that others have vectors for: Ed25519, canonical JSON, the tree, notes."""
import json
import unittest

import canonical
import ed25519
import notes
import records
import tree
from wrong import Wrong

TLOG = records.ROOT / "tests/Urna.Tests/data/tlog"

# RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc). Public key, message, signature.
RFC8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
]


class Parts(unittest.TestCase):
    def test_the_signatures_of_rfc_8032_hold_and_no_changed_one_does(self):
        for key, message, signature in ((bytes.fromhex(part) for part in case) for case in RFC8032):
            self.assertTrue(ed25519.verify(key, message, signature))
            self.assertFalse(ed25519.verify(key, message + b"x", signature))
            for place in (0, 31, 32, 63):
                changed = bytearray(signature)
                changed[place] ^= 1
                self.assertFalse(ed25519.verify(key, message, bytes(changed)))

    def test_a_scalar_beyond_the_order_is_refused(self):
        key, message, signature = (bytes.fromhex(part) for part in RFC8032[0])
        scalar = int.from_bytes(signature[32:], "little") + ed25519.ORDER
        self.assertFalse(ed25519.verify(key, message, signature[:32] + scalar.to_bytes(32, "little")))

    def test_only_the_canonical_form_is_read(self):
        for good in ('{}', '{"A":1,"a":[true,false,""]}', '-9007199254740991', '"\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f/\u007f\u2028"', '"\\n\u0303"', '"é🗳"'):
            self.assertEqual(good.encode(), canonical.write(canonical.read(good.encode())))
        for bad in ('', 'null', '{"a":1,"a":1}', '{"b":1,"a":1}', '{"é":1}', '[1, 2]', '1.0', '1e2', '-0', '01', '9007199254740992', '"\\/"', '"\\u0061"', '"\\u001F"', '"e\u0301"', '"\ufffe"',
                    '"\\ud800"', '\ufeff1', '1\n', 'NaN', "[" * 30000):
            with self.subTest(bad[:20]), self.assertRaises(Wrong):
                canonical.read(bad.encode())
        with self.assertRaises(Wrong):
            canonical.read(b'"\xff"')

    def test_the_roots_of_the_eight_leaves_of_certificate_transparency_are_ours(self):
        cases = json.loads((TLOG / "signed-note-and-cosignature-vectors.json").read_text(encoding="utf-8"))
        text = json.dumps(cases)
        self.assertIn("5dc9da79", text)
        leaves = [tree.leaf(bytes.fromhex(data)) for data in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
        for size in range(9):
            self.assertIn(tree.root(leaves[:size]).hex(), text, size)

    def test_a_note_is_signed_by_the_key_or_refused(self):
        key, note = notes.Key(records.expected()["key"]), (records.RELEASED / "checkpoint").read_bytes()
        self.assertEqual(int(records.expected()["entries"]), notes.read(note, key).size)
        last = note.splitlines(keepends=True)[-1]
        for changed in (note.replace(b"\n368\n", b"\n367\n"), note[:-1], note.replace(b"\n\n", b"\n"), note + b"x\n", note + b"\n", note[:note.index(b"\n\n") + 2] + last):
            self.assertNotEqual(note, changed)
            with self.subTest(changed[-30:]), self.assertRaises(Wrong):
                notes.read(changed, key)

    def test_a_key_with_another_id_is_refused(self):
        name, code, encoded = records.expected()["key"].split("+", 2)
        with self.assertRaises(Wrong):
            notes.Key(f"{name}+{int(code, 16) ^ 1:08x}+{encoded}")


if __name__ == "__main__":
    unittest.main()

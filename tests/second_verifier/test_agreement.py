"""Two verifiers that share no code say the same of every sample, of the released record, and of records that were changed."""
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import changes
import notes
import program
import records
import verify

MUTATIONS = int(os.environ.get("URNA_MUTATIONS", "200"))
SEED = int(os.environ.get("URNA_SEED", "20261125"))


def said(verdict):
    """What both say of a record."""
    return {"entries": verdict.entries, "root": verdict.root, "digest": verdict.digest, "wrongAt": verdict.wrong_at, "good": not verdict.problems}


class Agreement(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def place(self, name):
        return os.path.join(self.folder.name, name)

    def test_every_sample_has_the_same_root_and_digest(self):
        for sample in sorted(folder.name for folder in (records.ROOT / "samples").iterdir() if (folder / "election.json").exists()):
            with self.subTest(sample):
                first = program.replay(sample, self.place(sample))
                second = verify.verify(self.place(sample))
                self.assertEqual([], second.problems)
                self.assertEqual((first["entries"], first["root"], first["resultDigest"]), (second.entries, second.root, second.digest))

    def test_the_released_record_is_what_is_written_beside_it(self):
        expected = records.expected()
        verdict = verify.verify(str(records.RELEASED), key=notes.Key(expected["key"]))
        self.assertEqual([], verdict.problems)
        self.assertEqual([expected["entries"], expected["root"], expected["digest"]], [str(verdict.entries), verdict.root, verdict.digest])

    def test_changed_records_get_the_same_verdict(self):
        chance, entries, names, places = random.Random(SEED), changes.small(), [], []
        for number in range(MUTATIONS):
            if number < MUTATIONS // 4:
                name, rows, head = changes.stored(chance, entries)
            else:
                name, changed = changes.made_anew(chance, entries)
                rows, head = records.rows(changed), records.head(changed)
            names.append(name)
            places.append(self.place(f"{number}.record"))
            records.write(places[-1], rows, head)
        self.agree(names, places, entries)

    def agree(self, names, places, entries):
        whole = self.place("whole.record")
        records.write(whole, records.rows(entries), records.head(entries))
        untouched, *first = program.verify([whole, *places])
        self.assertEqual(said(verify.verify(whole)), untouched)
        self.assertTrue(untouched["good"])
        outcomes = Counter()
        for number, (name, place, one) in enumerate(zip(names, places, first)):
            with self.subTest(f"mutation {number} of seed {SEED}: {name}"):
                verdict = verify.verify(place)
                self.assertEqual(one, said(verdict), verdict.problems)
                if number < MUTATIONS // 4:
                    self.assertFalse(one["good"], "what is stored was changed, and nobody saw it")
                else:
                    self.assertNotEqual(untouched["root"], one["root"])
                outcomes["refused" if not one["good"] else "counted the same" if one["digest"] == untouched["digest"] else "counted otherwise"] += 1
        # Without changes of each sort the agreement would say little.
        self.assertGreater(min(outcomes[sort] for sort in ("refused", "counted the same", "counted otherwise")), MUTATIONS // 50, outcomes)

    def test_changed_signatures_get_the_same_verdict(self):
        entries = records.released()
        last = max(number for number, data in enumerate(entries) if b'"sig"' in data)
        signed = entries[last]
        changed = {
            "none": signed[:signed.index(b',"sig"')] + signed[signed.index(b',"version"'):],
            "of a revoked key": signed.replace(b"k-p-rec", b"k-p-old"),
            "of another": signed.replace(b"k-p-rec", b"k-p-acc"),
            "of other data": signed.replace(b'"closes":"2026-12-06', b'"closes":"2026-12-07'),
            "of another algorithm": signed.replace(b"ES256", b"ES384"),
        }
        places = [self.place(name) for name in changed]
        for place, data in zip(places, changed.values()):
            self.assertNotEqual(signed, data)
            altered = [*entries[:last], data, *entries[last + 1:]]
            records.write(place, records.rows(altered), records.head(altered))
        for name, place, one in zip(changed, places, program.verify(places)):
            with self.subTest(name):
                self.assertEqual(one, said(verify.verify(place)))
                self.assertEqual(last, one["wrongAt"])

    def test_a_cut_off_end_is_seen_by_who_has_a_checkpoint(self):
        entries, cut = records.released(), self.place("cut.record")
        records.write(cut, records.rows(entries[:-1]), records.head(entries[:-1]))
        command = [sys.executable, "-B", str(Path(verify.__file__)), cut, "--json"]
        with_one = ["--checkpoint", str(records.RELEASED / "checkpoint"), "--vkey", records.expected()["key"]]
        for more, code in (([], 0), (with_one, 1), (["--checkpoint", self.place("missing")], 2), (["--vkey", "nobody"], 2)):
            with self.subTest(more):
                done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)
                self.assertEqual(code, done.returncode, done.stderr)
                if code < 2:
                    self.assertEqual(code, len(json.loads(done.stdout)["problems"]))

    def test_a_changed_tile_is_found(self):
        for name in ("tile/0/000", "tile/0/001.p/112", "tile/1/000.p/1", "tile/entries/000", "checkpoint"):
            with self.subTest(name):
                copy = Path(self.place(name.replace("/", "-")))
                for file in (path for path in records.RELEASED.glob("**/*") if path.is_file()):
                    target = copy / file.relative_to(records.RELEASED)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    data = bytearray(file.read_bytes())
                    if file.relative_to(records.RELEASED).as_posix() == name:
                        data[7] ^= 4
                    target.write_bytes(data)
                self.assertNotEqual([], verify.verify(str(copy)).problems)


if __name__ == "__main__":
    unittest.main()

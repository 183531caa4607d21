"""What docs/record.md says, this verifier says too: its example, and its tables of facts."""
import re
import unittest

import canonical
import digest
import records
import shapes
import tree
from fold import Views

PAGE = (records.ROOT / "docs/record.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```\n(.*?)```", PAGE[PAGE.index("## 11."):], re.DOTALL)


class Page(unittest.TestCase):
    def test_the_example_has_the_leaves_and_roots_that_stand_there(self):
        leaves = [tree.leaf(line.encode()) for line in BLOCKS[0].splitlines()]
        self.assertEqual(BLOCKS[1].splitlines(), [leaf.hex() for leaf in leaves])
        self.assertEqual(BLOCKS[2].splitlines(), [tree.root(leaves[:size]).hex() for size in (2, 3, len(leaves))])

    def test_the_example_has_the_digest_that_stands_there(self):
        views = Views()
        for line in BLOCKS[0].splitlines():
            entry = canonical.read(line.encode())
            shapes.check(entry)
            views.apply(entry)
        self.assertEqual(BLOCKS[3].splitlines(), [canonical.write(digest.result(views.contests["c1"])).decode(), digest.of(views)])

    def test_the_tables_have_the_facts_and_keys_of_this_verifier(self):
        tables, fact = {}, ""
        for name, key, kind in re.findall(r"^\| (?:\*\*`(\w+)`\*\* \| \| \| |\| `([\w]+)` \| ([^|]+) \| )", PAGE, re.MULTILINE):
            if name:
                fact, tables[name] = name, {}
            else:
                tables[fact][key] = kind.endswith("?")
        self.assertEqual({name: {key: optional for key, (_, _, optional) in keys.items()} for name, keys in shapes.DATA.items()}, tables)


if __name__ == "__main__":
    unittest.main()

"""Compares the verdicts of two validators with those of vbe, and says where they differ."""

import json
import pathlib
import sys

# What no schema can say, and docs/andra-program.md tells: the file, and why.
KNOWN = {
    "forms/plans/target-15.yaml": "a month holds a number, and is no target",
    "forms/plans/validity-26.yaml": "a time has an end, and is said to have none",
}

own, *others = (json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:])
names = [pathlib.Path(path).stem for path in sys.argv[2:]]
differ, bad = 0, sum(bool(faults) for faults in own.values())
for name, other in zip(names, others):
    for path, faults in own.items():
        if path not in other:
            print(f"{name} has not read {path}")
            differ += 1
        elif bool(faults) != bool(other[path]) and path not in KNOWN:
            print(f"{path}\n  vbe: {faults}\n  {name}: {other[path]}")
            differ += 1
print(f"{len(own)} records, {bad} with faults of shape: {differ} verdicts differ")
sys.exit(1 if differ or len(own) < 150 or bad < 20 else 0)

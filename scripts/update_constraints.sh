#!/usr/bin/env bash
# Pins every dependency by version and hash: constraints.txt to run,
# constraints-cluster.txt to run with the extras, constraints-dev.txt to develop.
# The files name packages, versions and hashes, and no address. Needs `uv` on the path or in .venv.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
pin() {
  "$uv" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --upgrade "$@"
}
pin --output-file constraints.txt
pin --extra cluster --extra export --output-file constraints-cluster.txt
pin --group dev --output-file constraints-dev.txt
if grep -n '://' constraints*.txt; then
  echo "an address got into the constraints" >&2
  exit 1
fi

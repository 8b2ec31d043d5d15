#!/bin/sh
# Says what is missing, and what to type, before anything is installed.
python="$1"
if ! command -v "$python" >/dev/null 2>&1; then
    echo "There is no $python. Install Python 3.11 to 3.13 (Debian: sudo apt install python3 python3-venv) or" >&2
    echo "name one: make setup PYTHON=python3.12" >&2
    exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
case "$version" in
    3.11 | 3.12 | 3.13) ;;
    *)
        echo "$python is Python $version; 3.11 to 3.13 are supported. Name one: make setup PYTHON=python3.12" >&2
        exit 1
        ;;
esac
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "$python cannot make virtual environments. Type: sudo apt install python$version-venv" >&2
    exit 1
fi
if [ "$(uname -sm)" != "Linux x86_64" ] || ! getconf GNU_LIBC_VERSION >/dev/null 2>&1; then
    echo "The local stack runs on Linux x86-64 with glibc; this is $(uname -sm)." >&2
    exit 1
fi

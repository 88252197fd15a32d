"""What the scripts have in common: the program, and the files in the tree that must be sound."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILTIN = ["sodertalje", "sodertalje-puls"]


def program() -> str:
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} PROGRAM")
    return str(pathlib.Path(sys.argv[1]).resolve())


def run(*arguments) -> bytes:
    ran = subprocess.run([program(), *map(str, arguments)], capture_output=True)
    if ran.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: exit code {ran.returncode}\n{ran.stderr.decode()}")
    return ran.stdout


def questionnaire_files() -> list[pathlib.Path]:
    files = [ROOT / "tests/data/toml/every-kind.toml"]
    files += sorted((ROOT / "questionnaires").glob("sodertalje*.toml"))
    files += sorted((ROOT / "tests/instruments").glob("*/questionnaire.toml"))
    return files


def assessment_files() -> list[pathlib.Path]:
    files = [ROOT / "examples/kommun/assessment.toml"]
    files += sorted((ROOT / "tests/instruments").glob("*/assessment*.toml"))
    return files


def done(count: int, what: str) -> None:
    print(f"{count} {what}")
    if count == 0:
        sys.exit("nothing was checked")

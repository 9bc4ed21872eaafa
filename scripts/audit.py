"""Looks for known vulnerabilities in requirements.lock: python -m scripts.audit [options of pip-audit]. Needs the network."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK, TOOL = ROOT / "requirements.lock", ROOT / ".ci" / "audit.lock"
UNKNOWN = "Failles connues : rien n'a été vérifié, {}. À relancer quand le réseau le permet : python -m scripts.audit"


def main(arguments: list[str] | None = None) -> int:
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        python = Path(folder) / "bin" / "python"
        # Apart: what looks at the dependencies is not to become one of them.
        venv.create(folder, with_pip=True)
        installed = subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", TOOL], check=False, capture_output=True, text=True)
        if installed.returncode:
            print(UNKNOWN.format("pip-audit ne s'installe pas"), file=sys.stderr)
            return 0
        asked = [python, "-m", "pip_audit", "--disable-pip", "-r", LOCK, "-f", "json", "--progress-spinner", "off", *(sys.argv[1:] if arguments is None else arguments)]
        code, said = verdict(subprocess.run(asked, check=False, capture_output=True, text=True).stdout)
    print(said, file=sys.stderr)
    return code


def verdict(report: str) -> tuple[int, str]:
    """(exit code, sentences) of what pip-audit writes: 1 for a known vulnerability, 0 for none and for no answer.

    pip-audit finds « no known vulnerabilities » too where the index knows none of the packages.
    """
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return 0, UNKNOWN.format("la base des failles ne répond pas")
    found = [f"  {package['name']} {package['version']} : {flaw['id']}, {_mended(flaw)}" for package in packages for flaw in package.get("vulns", [])]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if found:
        return 1, "\n".join([f"Failles connues dans {LOCK.name} :", *found, "Montez ces versions (make lock), ou voyez scripts/deploiement/RUNBOOK.md."])
    if len(skipped) == len(packages):
        return 0, UNKNOWN.format("la base des failles ne connaît aucun de ces paquets")
    aside = f" Non vérifiés : {', '.join(skipped)}." if skipped else ""
    return 0, f"Aucune faille connue dans {len(packages) - len(skipped)} paquets de {LOCK.name}.{aside}"


def _mended(flaw: dict[str, list[str]]) -> str:
    return f"corrigée en {', '.join(flaw['fix_versions'])}" if flaw["fix_versions"] else "sans version corrigée"


if __name__ == "__main__":
    sys.exit(main())

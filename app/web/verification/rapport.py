"""The whole of a pasted integration: its cards, its script, its policies, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.web.verification import wording
from app.web.verification.constat import Constat, Service, say
from app.web.verification.politique import Politique, verify_policies
from app.web.verification.pose import Pose, verify_pose
from app.web.verification.reading import Collage, read
from app.web.verification.script import NAME, Ligne, verify_script

# Each asks the served file some questions of a millisecond: a long page is looked at in several times.
MOST = 50
FORMER = ("inserjeunes.beta.gouv.fr", "trajectoirespro.beta.gouv.fr")


@dataclass(frozen=True)
class Rapport:
    """What is said of a pasted text. `page`: what concerns no card, such as a comment that never ends."""

    poses: list[Pose]
    script: Ligne | None
    politiques: list[Politique]
    page: list[Constat]

    @property
    def points(self) -> list[tuple[str, Constat]]:
        """(where the page speaks of it, what is said), by line."""
        parts = [("html", self.page), ("script", self.script.constats if self.script else [])]
        parts += [(f"politique-{place}" if one.code else "html", one.constats) for place, one in enumerate(self.politiques, 1)]
        parts += [(f"carte-{place}", pose.constats) for place, pose in enumerate(self.poses, 1)]
        return sorted(((where, constat) for where, said in parts for constat in said), key=lambda point: point[1].ligne)

    @property
    def fautes(self) -> list[Constat]:
        return [constat for _, constat in self.points if constat.faute]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of this service was found."""
        return not self.poses and self.script is None and not self.points


def verify(html: str, service: Service) -> Rapport:
    """What is wrong in `html`, and the corrected code of each card."""
    collage = read(html)
    candidates = [balise for balise in collage.balises if balise.nom not in ("script", "meta", "a")]
    poses: list[Pose] = []
    for balise in candidates:
        pose = verify_pose(balise, service) if len(poses) <= MOST else None
        poses += [pose] if pose else []
    script = verify_script(collage, service)
    kept = poses[:MOST]
    return Rapport(kept, script, verify_policies(collage, kept, script, service), _around(collage, poses))


def _around(collage: Collage, poses: list[Pose]) -> list[Constat]:
    said = [say(line, wording.CARTE_COMMENTEE, faute=False) for line, text in collage.commentaires[:200] if "<carte-insertion" in text and NAME not in text]
    said += [say(balise.ligne, wording.AUTRE_SERVICE, faute=False, hote=host) for balise in collage.balises if (host := _former(balise.attributs.get("src", "")))]
    if collage.suspens:
        said.append(say(collage.suspens, wording.SUSPENS))
    if len(poses) > MOST:
        said.append(say(poses[MOST].ligne, wording.TROP, n=MOST))
    return [*said[:20], *said[-1:]] if len(said) > 20 else said


def _former(src: str) -> str:
    """The host of an address of the former service, by its name alone; empty for any other."""
    try:
        host = (urlsplit(src).hostname or "").lower()
    except ValueError:
        return ""
    return host if any(host == name or host.endswith(f".{name}") for name in FORMER) else ""

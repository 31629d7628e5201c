from .. import VERSION
from ..pricing import PRICES


def title():
    return f"monthly {VERSION} {sorted(PRICES)}"

"""What can go wrong, by who has to act.

* SeratusError
  - Refused: a person sent what the rules do not allow; the text is shown to that person.
  - PolicyError: a year's numbers do not fit together; fix the file.
  - Unreachable: a service that Seratus needs does not answer; the text says which and the remedy.
"""


class SeratusError(Exception):
    """Anything Seratus itself says is wrong."""


class Refused(SeratusError):
    """A person sent what the rules do not allow."""


class PolicyError(SeratusError):
    """A policy file is wrong; the text names file, key and rule."""


class Unreachable(SeratusError):
    """A service is away; the text names it and the remedy."""

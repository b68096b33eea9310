"""Pure tests of `models/`: no server, milliseconds each."""

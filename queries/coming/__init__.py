"""Every letter to come if nothing changes: register and relay themselves, on a copy, with time running ahead."""

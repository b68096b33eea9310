"""One order to many journeys: chosen, previewed, sent once each however often it is run, a result for every region."""

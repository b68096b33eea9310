"""What people read: where journeys stand, what happened, whether the record holds. Nothing here decides."""

"""What do many dispatches tell of one negotiation? Versions grouped, stories joined, records merged."""

"""The page: what a reader of a store sees in a browser. Views know queries; nothing here reads French."""

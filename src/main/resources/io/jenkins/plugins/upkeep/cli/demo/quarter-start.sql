-- The database of the quarter's service begins without candles: each day brings its own, without the faults that the sample has.
TRUNCATE market_data;

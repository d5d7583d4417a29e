-- The database of the demo's service: a trader's strategies, what their tests gave, the trades of these tests, and the
-- market's candles, with faults planted in them for the checks to find.
-- Plain SQL for one transaction, over JDBC or by psql -1. The setting demo.scale says how large: 1 makes 2.8 GB, 0.05 (taken
-- when it is not set) about 150 MB. The same scale and server version give the same numbers; times go back from the moment in
-- demo.present, or from now.
SELECT setseed(0.42);
SET LOCAL work_mem = '64MB';
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL synchronous_commit = off;

CREATE TABLE strategies (
  id serial PRIMARY KEY,
  name text NOT NULL,
  symbol text NOT NULL,
  timeframe text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused')),
  parameters jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE optimization_results (
  id bigserial PRIMARY KEY,
  strategy_id integer NOT NULL,
  params jsonb NOT NULL,
  sharpe_ratio float8,
  total_return float8,
  max_drawdown float8,
  win_rate float8,
  trades integer,
  status text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE backtest_trades (
  id bigserial PRIMARY KEY,
  strategy_id integer NOT NULL,
  symbol text NOT NULL,
  side text NOT NULL,
  entry_price numeric(18, 8) NOT NULL,
  exit_price numeric(18, 8) NOT NULL,
  quantity numeric(18, 8) NOT NULL,
  pnl numeric(18, 8) NOT NULL,
  fee numeric(12, 8) NOT NULL,
  "timestamp" timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE market_data (
  symbol text NOT NULL,
  "timestamp" timestamptz NOT NULL,
  open numeric(18, 8) NOT NULL,
  high numeric(18, 8) NOT NULL,
  low numeric(18, 8) NOT NULL,
  close numeric(18, 8) NOT NULL,
  volume numeric(20, 8) NOT NULL);

CREATE TEMPORARY TABLE demo_size ON COMMIT DROP AS
SELECT (5000 * least(1, scale * 10))::int AS strategies, (3000000 * scale)::int AS results, (10000000 * scale)::int AS trades,
       (172800 * scale)::int AS minutes, present
  FROM (SELECT coalesce(nullif(current_setting('demo.scale', true), ''), '0.05')::float8 AS scale,
               coalesce(nullif(current_setting('demo.present', true), '')::timestamptz, now()) AS present) given;
CREATE TEMPORARY TABLE demo_symbol ON COMMIT DROP AS
SELECT (number - 1)::int AS number, pair || 'USDT' AS symbol, price, CASE WHEN price > 100 THEN 2 ELSE 5 END AS digits
  FROM unnest(
    string_to_array('BTC ETH BNB SOL XRP ADA DOGE AVAX DOT LINK LTC BCH ATOM UNI ETC XLM NEAR APT ARB OP', ' '),
    ARRAY[64000, 3400, 580, 150, 0.6, 0.45, 0.15, 35, 7, 15, 85, 470, 9, 8, 27, 0.11, 5.5, 9, 1.1, 2.3]::float8[])
    WITH ORDINALITY AS listed (pair, price, number);
ANALYZE demo_size, demo_symbol;

-- one strategy in eight is paused
INSERT INTO strategies (name, symbol, timeframe, status, parameters, created_at, updated_at)
SELECT 'strategy_' || n, symbol, (ARRAY['1m', '5m', '15m', '1h', '4h', '1d'])[1 + floor(random() * 6)::int],
       CASE WHEN random() < 0.125 THEN 'paused' ELSE 'active' END,
       jsonb_build_object(
         'fast', 5 + floor(random() * 20)::int, 'slow', 30 + floor(random() * 170)::int, 'rsi_period', 7 + floor(random() * 21)::int,
         'stop_loss', round((random() * 0.05)::numeric, 4), 'take_profit', round((random() * 0.15)::numeric, 4)),
       present - interval '3 years' + interval '3 years' * (n::float8 / size.strategies), present - random() * interval '100 days'
  FROM demo_size size CROSS JOIN LATERAL generate_series(1, size.strategies) n JOIN demo_symbol ON number = n % 20;

-- three in a hundred have failed, and for some of these nothing was measured
INSERT INTO optimization_results (
  strategy_id, params, sharpe_ratio, total_return, max_drawdown, win_rate, trades, status, created_at)
SELECT 1 + floor(random() * size.strategies)::int,
       jsonb_build_object(
         'fast', 5 + floor(random() * 20)::int, 'slow', 30 + floor(random() * 170)::int, 'rsi_period', 7 + floor(random() * 21)::int,
         'rsi_low', 15 + floor(random() * 25)::int, 'rsi_high', 60 + floor(random() * 25)::int,
         'stop_loss', round((random() * 0.05)::numeric, 6), 'take_profit', round((random() * 0.15)::numeric, 6),
         'use_trailing', random() < 0.5, 'entry', (ARRAY['market', 'limit', 'stop'])[1 + n % 3]),
       CASE WHEN luck > 0.01 THEN 2 * (random() + random() + random() - 1.5) END,
       CASE WHEN luck > 0.01 THEN 1.7 * (random() - 0.4) END, -0.6 * random(), 0.3 + 0.4 * random(), floor(2000 * random())::int,
       CASE WHEN luck > 0.03 THEN 'completed' ELSE 'failed' END,
       present - interval '3 years' * (1 - n::float8 / size.results) - random() * interval '10 minutes'
  FROM demo_size size, LATERAL (SELECT n, random() AS luck FROM generate_series(1, size.results) n OFFSET 0) run;

-- a trade has its strategy's symbol; profit and fee follow from prices and quantity
INSERT INTO backtest_trades (
  strategy_id, symbol, side, entry_price, exit_price, quantity, pnl, fee, "timestamp", created_at)
SELECT strategy, symbol, CASE WHEN n % 2 = 0 THEN 'BUY' ELSE 'SELL' END, bought, sold, quantity,
       round((sold - bought) * quantity, 8), round(bought * quantity * 0.00075, 8), at, at + random() * interval '1 hour'
  FROM (
    SELECT n, strategy, symbol, at, round((price * (0.8 + 0.4 * random()))::numeric, digits) AS bought,
           round((price * (0.8 + 0.4 * random()))::numeric, digits) AS sold, round((1000 * random() / price)::numeric, 5) AS quantity
      FROM (
        SELECT n, 1 + floor(random() * size.strategies)::int AS strategy,
               present - interval '3 years' * (1 - n::float8 / size.trades) - random() * interval '5 minutes' AS at
          FROM demo_size size CROSS JOIN LATERAL generate_series(1, size.trades) n OFFSET 0) drawn
      JOIN demo_symbol ON number = strategy % 20) trade;

-- candles of a minute: each symbol walks at random. Planted: one minute in 500 is missing, three symbols were away for an
-- hour and a half, and a few candles are impossible (high below low, close out of bounds or negative, nothing traded)
INSERT INTO market_data
SELECT symbol, at, round(before::numeric, digits),
       round((CASE WHEN fault < 0.00002 THEN low * 0.99 ELSE high END)::numeric, digits), round(low::numeric, digits),
       round((CASE WHEN fault >= 0.00002 AND fault < 0.00004 THEN price * 1.5
                   WHEN fault >= 0.00004 AND fault < 0.00005 THEN -price ELSE price END)::numeric, digits),
       CASE WHEN fault >= 0.0001 AND fault < 0.0003 THEN 0 ELSE round((exp(4 * random()) * 200000 / price)::numeric, 3) END
  FROM (
    SELECT *, greatest(before, price) * (1 + 0.0006 * random()) AS high, least(before, price) * (1 - 0.0006 * random()) AS low,
           random() AS fault
      FROM (
        SELECT symbol, digits, minute, minutes, at, price, lag(price, 1, price) OVER by_time AS before
          FROM (
            SELECT symbol, digits, minute, minutes,
                   date_trunc('minute', present) - (minutes - minute) * interval '1 minute' AS at,
                   price * exp(sum(0.0012 * (random() + random() + random() - 1.5)) OVER (PARTITION BY symbol ORDER BY minute)) AS price
              FROM demo_size, demo_symbol, LATERAL generate_series(0, minutes) minute) walk
        WINDOW by_time AS (PARTITION BY symbol ORDER BY minute)) step) candle
 WHERE random() > 0.002
   AND NOT (symbol IN ('SOLUSDT', 'XRPUSDT', 'DOTUSDT') AND minute BETWEEN minutes / 3 AND minutes / 3 + 90)
 ORDER BY at, symbol;
-- and one candle in 5000 is there twice
INSERT INTO market_data SELECT * FROM market_data WHERE hashtext(symbol || date_part('epoch', "timestamp")::bigint) % 5000 = 0;

CREATE INDEX idx_strategies_symbol ON strategies (symbol);
CREATE INDEX idx_results_timestamp ON optimization_results (created_at);
CREATE INDEX idx_trades_strategy_id ON backtest_trades (strategy_id);
CREATE INDEX idx_market_symbol_ts ON market_data (symbol, "timestamp");
ALTER TABLE optimization_results ADD FOREIGN KEY (strategy_id) REFERENCES strategies;
ALTER TABLE backtest_trades ADD FOREIGN KEY (strategy_id) REFERENCES strategies;
ANALYZE strategies, optimization_results, backtest_trades, market_data;

-- A day in the life of the quarter's service. Settings: demo.starts and demo.ends, the times between which it lies; demo.busy,
-- how busy the day is, 1 for a usual one; demo.gap, true on a day on which one market is away for six hours.
-- Times are written by these settings, since the server's own clock stays what it is.
WITH day AS (
  SELECT current_setting('demo.starts')::timestamptz AS starts, current_setting('demo.ends')::timestamptz AS ends,
         current_setting('demo.busy')::float8 AS busy),
added AS (
  INSERT INTO optimization_results (
    strategy_id, params, sharpe_ratio, total_return, max_drawdown, win_rate, trades, status, created_at)
  SELECT 1 + floor(random() * (SELECT count(*) FROM strategies))::int,
         jsonb_build_object('fast', 5 + floor(random() * 20)::int, 'slow', 30 + floor(random() * 170)::int),
         2 * (random() + random() + random() - 1.5), 1.7 * (random() - 0.4), -0.6 * random(), 0.3 + 0.4 * random(),
         floor(2000 * random())::int, 'completed', starts + random() * (ends - starts)
    FROM day, LATERAL generate_series(1, (400 * busy)::int)
  RETURNING strategy_id, created_at)
INSERT INTO backtest_trades (strategy_id, symbol, side, entry_price, exit_price, quantity, pnl, fee, "timestamp", created_at)
SELECT strategy_id, 'BTCUSDT', CASE WHEN n % 2 = 0 THEN 'BUY' ELSE 'SELL' END, 60000, 60000 + 2000 * (random() - 0.5), 0.01,
       20 * (random() - 0.5), 0.45, added.created_at, added.created_at
  FROM added, generate_series(1, 2) n;

-- Candles of a quarter of an hour, on a slow wave, so that each is near the one before.
INSERT INTO market_data
SELECT symbol, at, round(before::numeric, 4), round((greatest(before, price) * 1.0005)::numeric, 4),
       round((least(before, price) * 0.9995)::numeric, 4), round(price::numeric, 4), round((50 + 20 * random())::numeric, 3)
  FROM (
    SELECT symbol, at, base * (1 + 0.02 * sin(extract(epoch FROM at) / 40000.0 + base)) AS price,
           base * (1 + 0.02 * sin((extract(epoch FROM at) - 900) / 40000.0 + base)) AS before
      FROM (VALUES ('BTCUSDT', 64000.0::float8), ('ETHUSDT', 3400.0), ('SOLUSDT', 150.0)) listed (symbol, base),
           LATERAL generate_series(
             date_bin('15 minutes', current_setting('demo.starts')::timestamptz + interval '15 minutes', 'epoch'),
             current_setting('demo.ends')::timestamptz, interval '15 minutes') at) candle
 WHERE NOT (current_setting('demo.gap')::boolean AND symbol = 'ETHUSDT'
            AND at BETWEEN current_setting('demo.starts')::timestamptz + interval '6 hours'
                       AND current_setting('demo.starts')::timestamptz + interval '12 hours')
 ORDER BY at, symbol;

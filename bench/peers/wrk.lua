-- Posts in turns to the paths that are given after the URL, and prints what came of it as one JSON object.
-- A number after a path that ends in "-" says how many such paths there are, counted from 0, and what follows it is appended.

local paths, next = {}, 0

function init(args)
  local count = tonumber(args[2] or "")
  if count then
    for i = 0, count - 1 do paths[i + 1] = args[1] .. i .. (args[3] or "") end
  else
    paths[1] = args[1]
  end
end

function request()
  next = next % #paths + 1
  return wrk.format("POST", paths[next])
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('{"runs": %d, "micros": %d, "p50": %d, "p99": %d, "failed": %d}\n', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

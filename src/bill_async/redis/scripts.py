"""What runs inside Redis, one step at a time, by its own clock.

    <prefix>run, opens            the run of the server that the state belongs to, and when it may be trusted
    <prefix>workers               who is alive, by the end of their leases
    <prefix><limit>:<who>         the calls that hold a place, by the time when the place is free again
        ...:<window>              of a limit by the hour: the calls of that clock hour
        ...:lesson                what refusals taught
        ...:line, ...:wants       of `concurrency`: the workers in line for a place, and what they want;
                                  and the turns in which both interactive and bulk calls waited

A call holds a place in each of its limits. The place of a call that runs is leased: its worker
renews it, and if the worker dies it is free again when the lease ends. Whoever frees a place passes
it on in the same step to the first in line, so that none stays empty and nobody has to ask again.

The arithmetic is that of `_quotas`, which says what the words mean.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BEGIN", "EXTEND", "STEP", "UNLOCK"]

BEGIN: Final = """
-- A worker begins. If this run of the server is new, what it knows of the last one may be old or gone: it
-- grants nothing until the leases of that time have ended, and all who live have said what they hold.
local P, lease, knew = KEYS[1], tonumber(ARGV[1]), ARGV[2] == '1'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local info = redis.call('INFO', 'server')
local run = info:match('run_id:(%w+)')
local age = math.max(0, info:match('uptime_in_seconds:(%d+)') - 1) * 1000  -- it may be one too many
local known = redis.call('GET', P .. 'run')
if known ~= run or redis.call('EXISTS', P .. 'opens') == 0 then
  if not known and knew then age = 0 end
  redis.call('SET', P .. 'run', run)
  redis.call('SET', P .. 'opens', string.format('%d', now + math.max(0, lease - age)))
end
return math.max(0, redis.call('GET', P .. 'opens') - now)
"""

STEP: Final = """
local P, step, call = KEYS[1], cjson.decode(ARGV[1]), redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local opens = call('GET', P .. 'opens')
if not opens then return 'null' end
local answer = {epoch = opens, told = {}, left = {}}

-- A gate is {key, organization, budget, quota}: what the calls of one scope have to pass.
local function limits(gate)
  local key, organization, budget, quota = unpack(gate)
  local found = {}
  if quota ~= '' then found[1] = {name = quota, place = P .. quota .. ':' .. key} end
  found[#found + 1] = {name = budget, place = P .. budget .. ':' .. key}
  found[#found + 1] = {name = 'concurrency', place = P .. 'concurrency:' .. key .. ':' .. organization}
  return found
end

local function line_of(gate) return P .. 'concurrency:' .. gate[1] .. ':' .. gate[2] end

local function lesson(place)
  local names = {'allowed', 'grows', 'hold', 'learned', 'closed', 'testing'}
  local found = call('HMGET', place .. ':lesson', unpack(names))
  local known = {}
  for index, name in ipairs(names) do
    known[name] = tonumber(found[index])
  end
  return known
end

local function running(place)
  call('ZREMRANGEBYSCORE', place, '-inf', now)
  return call('ZCARD', place)
end

-- Limits by the hour: a counter for each window

local function window_of(rule)
  local index = math.floor((now - rule.margin) / rule.window)
  return index, index * rule.window + rule.margin
end

local function counted(limit)
  local rule = rules[limit.name]
  local index = window_of(rule)
  local counter = limit.place .. ':' .. string.format('%d', index)
  local used = call('GET', counter)
  if not used then  -- calls that are under way at the turn count in both windows
    used = running(limit.place) + (call('GET', counter .. ':late') or 0)
    call('SET', counter, used, 'PX', 2 * rule.window)
  end
  return tonumber(used), counter
end

-- All limits

-- How many may be in use now; and how many were before it last grew, and went well.
local function allowed_now(rule, known)
  local full = rule.full
  if rule.share then
    local alive = call('ZCOUNT', P .. 'workers', '(' .. now, '+inf')
    full = math.max(0, full - math.max(0, step.workers - alive) * rule.share)
  end
  if not known.allowed then return full, full end
  local grown = now < known.grows and 0 or math.floor((now - known.grows) / known.hold) + 1
  local proven = grown == 0 and full or known.allowed + (grown - 1) * rule.step
  return math.min(full, known.allowed + grown * rule.step), proven
end

-- In how many milliseconds there may be room, 0 if there is room now; and how the limit stands.
local function wait_for(limit)
  local rule, place, known = rules[limit.name], limit.place, lesson(limit.place)
  local used, allowed, wait
  local index, began = 0, 0
  if rule.window then
    used, allowed = counted(limit), rule.full
    index, began = window_of(rule)
    wait = used < allowed and 0 or began + rule.window - now
    if known.testing and running(place) > 0 then wait = math.max(wait, rule.test) end
  else
    used, allowed = running(place), (allowed_now(rule, known))
    wait = 0
    if used >= allowed then
      wait = rule.longest
      local free = call('ZRANGE', place, used - allowed, used - allowed, 'WITHSCORES')[2]
      if free then wait = math.min(wait, free - now) end
      if known.allowed and allowed < rule.full then
        local since = now - known.grows
        wait = math.min(wait, since < 0 and -since or known.hold - since % known.hold)
      end
      wait = math.max(1, wait)
    end
  end
  if known.closed and known.closed > now then wait = math.max(wait, known.closed - now) end
  return wait, {used, allowed, index}
end

local function hold(limit, ticket)
  local rule = rules[limit.name]
  local until_ = now + step.lease + (rule.answered or 0)
  call('ZADD', limit.place, until_, ticket)
  call('PEXPIRE', limit.place, until_ - now + 60000)
end

local function settle(limit, ticket, outcome)
  local rule, place = rules[limit.name], limit.place
  if not rule.window then
    local keep = rule[outcome] or 0
    if keep > 0 then call('ZADD', place, now + keep, ticket) else call('ZREM', place, ticket) end
    return
  end
  if outcome == 'unsent' then
    local index = string.format('%d', (window_of(rule)))
    if call('ZREM', place, ticket) == 1 and call('EXISTS', place .. ':' .. index) == 1 then
      call('DECR', place .. ':' .. index)
    end
  else
    counted(limit)
    call('ZREM', place, ticket)
    local index, began = window_of(rule)
    if now >= began + rule.window - 2 * rule.margin then
      local late = place .. ':' .. string.format('%d', index + 1) .. ':late'
      call('INCR', late)
      call('PEXPIRE', late, 2 * rule.window)
    end
  end
  if call('HEXISTS', place .. ':lesson', 'testing') == 1 and running(place) == 0 then
    if call('HDEL', place .. ':lesson', 'refused') == 0 and outcome ~= 'unsent' then
      call('HDEL', place .. ':lesson', 'testing')
    end
  end
end

local function learn(limit, granted, retry)
  local rule, place, known = rules[limit.name], limit.place, lesson(limit.place)
  local news, keep = {}, nil
  local fresh = granted > (known.learned or 0)  -- else it was in flight with the last one refused
  if rule.window then
    local used, counter = counted(limit)
    local began = select(2, window_of(rule))
    if granted >= began then  -- else a late answer about the last window
      if now >= began + rule.grace then
        if used < rule.full then call('SET', counter, rule.full, 'KEEPTTL') end
        call('HDEL', place .. ':lesson', 'testing')
      else
        if fresh then
          news.hold = (known.hold or rule.hold / 2) * 2
          news.closed = now + news.hold
        end
        news.testing, news.refused = 1, 1
      end
      news.learned = now
    end
    keep = began + rule.window - now
  else
    local allowed, proven = allowed_now(rule, known)
    if fresh then
      local steps = known.allowed and math.ceil((rule.full - known.allowed) / rule.step) or 0
      local calm = not known.allowed or now >= known.grows + (steps + 1) * known.hold
      news.hold = calm and rule.hold or math.min(2 * known.hold, rule.longest_hold)
    else
      news.hold = known.hold
    end
    news.learned, news.grows = now, now + news.hold
    news.allowed = math.max(0, math.min(allowed - 1, proven, call('ZCARD', place) - 1))
    keep = news.hold * (math.ceil(rule.full / rule.step) + 2)
  end
  if retry > 0 then
    news.closed = math.max(news.closed or 0, now + retry)
    keep = math.max(keep, retry)
  end
  news.closed = math.max(news.closed or 0, known.closed or 0)
  for name, value in pairs(news) do call('HSET', place .. ':lesson', name, string.format('%d', value)) end
  call('PEXPIRE', place .. ':lesson', keep)
end

-- The line

-- What is said gets a stamp, because it travels on two connections.
local function stamp() return call('INCR', P .. 'stamps') end

local function tell(worker, word)
  word.stamp = stamp()
  if worker == step.worker then
    table.insert(answer.told, word)
    return true
  end
  return call('PUBLISH', P .. worker, cjson.encode(word)) > 0  -- nobody listens: it is dead, or it will ask again
end

local function stand(line, member, want)
  if want.count == 0 then
    call('ZREM', line .. ':line', member)
    call('HDEL', line .. ':wants', member)
    return
  end
  call('HSET', line .. ':wants', member, cjson.encode(want))
  call('PEXPIRE', line .. ':line', 3600000)
  call('PEXPIRE', line .. ':wants', 3600000)
end

local BULK = 1e15  -- how far behind they stand

local function go_last(line, member, rank)
  call('ZADD', line .. ':line', rank * BULK + stamp(), member)
end

-- Returns whose turn it is; and whether both kinds wait, of which bulk then gets one turn of so many.
local function first(line)
  local member = call('ZRANGE', line .. ':line', 0, 0)[1]
  local bulk = call('ZRANGEBYSCORE', line .. ':line', BULK, '+inf', 'LIMIT', 0, 1)[1]
  if not bulk or bulk == member then return member, false end
  local turns = call('HGET', line .. ':wants', 'turns') or 0
  return (turns + 1) % rules.bulk_turn == 0 and bulk or member, true
end

-- Grants the places that are free to the workers in line, one each in turn; returns the wait for the next.
local function serve(line)
  while true do
    local member, both = first(line)
    if not member then return 0 end
    local found = call('HGET', line .. ':wants', member)
    local want = found and cjson.decode(found) or {count = 0}
    if want.count > 0 then
      local closed, wait
      for _, limit in ipairs(limits(want.gate)) do
        wait = wait_for(limit)
        if wait > 0 then
          closed = limit.name
          break
        end
      end
      if closed == 'concurrency' then return wait end
      if closed then
        tell(want.worker, {gate = want.gate, count = 0, closed = closed, wait = wait})
        want.count = 0
      else
        local ticket = opens .. '.' .. string.format('%d', call('INCR', P .. 'tickets'))
        if tell(want.worker, {gate = want.gate, count = want.count - 1, ticket = ticket}) then
          for _, limit in ipairs(limits(want.gate)) do
            hold(limit, ticket)
            if rules[limit.name].window then call('INCR', select(2, counted(limit))) end
          end
          want.count = want.count - 1
          go_last(line, member, want.rank)
          if both then call('HINCRBY', line .. ':wants', 'turns', 1) end
        else
          want.count = 0
        end
      end
    end
    stand(line, member, want)
  end
end

-- What the worker asks for

if step.workers > 0 then
  call('ZREMRANGEBYSCORE', P .. 'workers', '-inf', now)
  call('ZADD', P .. 'workers', now + step.lease, step.worker)
end
for _, held in ipairs(step.held) do
  for _, limit in ipairs(limits(held.gate)) do
    for _, ticket in ipairs(held.tickets) do hold(limit, ticket) end
  end
end
for _, seen in ipairs(step.seen) do  -- for a server that lost its state
  local limit, index, used = {name = seen[1], place = P .. seen[1] .. ':' .. seen[2]}, seen[3], seen[4]
  local current, counter = counted(limit)
  if index == window_of(rules[limit.name]) and used > current then call('SET', counter, used, 'KEEPTTL') end
end
local lines = {}
for _, item in ipairs(step.events) do
  lines[line_of(item.gate)] = true
  for _, limit in ipairs(limits(item.gate)) do
    if not item.refused then
      settle(limit, item.ticket, item.outcome)
    elseif item.refused == limit.name then
      learn(limit, now - item.age, item.retry)
    end
  end
end
for _, want in ipairs(step.wants) do
  local line, member = line_of(want.gate), step.worker .. ' ' .. table.concat(want.gate, ' ')
  lines[line] = true
  if tonumber(opens) > now then
    table.insert(answer.left, {gate = want.gate, stamp = stamp(), count = 0, wait = tonumber(opens) - now, states = {}})
  else
    local found = call('HGET', line .. ':wants', member)
    local before = found and cjson.decode(found)
    if want.count > 0 and (not before or before.rank ~= want.rank) then go_last(line, member, want.rank) end
    stand(line, member, {worker = step.worker, gate = want.gate, count = want.count, rank = want.rank})
  end
end
if tonumber(opens) <= now then
  local waits = {}
  for line in pairs(lines) do waits[line] = serve(line) end
  for _, want in ipairs(step.wants) do
    local line, member = line_of(want.gate), step.worker .. ' ' .. table.concat(want.gate, ' ')
    local found = call('HGET', line .. ':wants', member)
    local count, states = found and cjson.decode(found).count or 0, {}
    for index, limit in ipairs(limits(want.gate)) do states[index] = select(2, wait_for(limit)) end
    table.insert(answer.left, {gate = want.gate, stamp = stamp(), count = count, wait = waits[line], states = states})
  end
end
return cjson.encode(answer)
"""
"""The heart: one worker says what it holds, how calls ended and what it wants, and is told what it gets."""

UNLOCK: Final = """
return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0
"""
EXTEND: Final = """
return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0
"""

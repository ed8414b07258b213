"""The scripts that run inside Redis. Each is atomic and uses the clock of Redis.

    <prefix>run, opens            the run of the server that the state belongs to, and when grants may begin
    <prefix>workers               the workers that are alive, by the end of their leases
    <prefix><limit>:<who>         the tickets that hold a slot of the limit, by the time when the slot is free again
        ...:<window>              of an hourly limit: the number of calls in that clock hour
        ...:learned               what BILL's refusals have shown
        ...:queue, ...:requests   of `concurrency`: the workers that wait for a slot, and their requests, with the
                                  number of turns in which interactive and bulk calls both waited

A ticket holds a slot in each limit of its scope. The slot of a call in flight is leased: its worker renews it, and it
is free when the lease ends. The step that frees a slot grants it to the next worker in the queue, so that no slot
stays empty while a worker waits.

The arithmetic is that of `bill_async._limits.windows`, which explains the terms.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BEGIN", "EXTEND", "STEP", "UNLOCK"]

BEGIN: Final = """
-- A worker connects. If this run of the server is new, its state may be old or lost. It then grants nothing until
-- the leases of the last run have ended and all living workers have reported what they hold.
local P, lease, was_answered = KEYS[1], tonumber(ARGV[1]), ARGV[2] == '1'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local info = redis.call('INFO', 'server')
local run = info:match('run_id:(%w+)')
local age = math.max(0, info:match('uptime_in_seconds:(%d+)') - 1) * 1000  -- it may be one too many
local known = redis.call('GET', P .. 'run')
if known ~= run or redis.call('EXISTS', P .. 'opens') == 0 then
  if not known and was_answered then age = 0 end
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
local answer = {epoch = opens, messages = {}, pending = {}}

-- A scope is {digest, organization, budget, quota}.
local function limits_of(scope)
  local digest, organization, budget, quota = unpack(scope)
  local limits = {}
  if quota ~= '' then limits[1] = {name = quota, key = P .. quota .. ':' .. digest} end
  limits[#limits + 1] = {name = budget, key = P .. budget .. ':' .. digest}
  limits[#limits + 1] = {name = 'concurrency', key = P .. 'concurrency:' .. digest .. ':' .. organization}
  return limits
end

local function concurrency_key(scope) return P .. 'concurrency:' .. scope[1] .. ':' .. scope[2] end

local function learned_of(key)
  local names = {'allowed', 'grows_at', 'backoff', 'rejected_at', 'closed_until', 'probing'}
  local found = call('HMGET', key .. ':learned', unpack(names))
  local learned = {}
  for index, name in ipairs(names) do
    learned[name] = tonumber(found[index])
  end
  return learned
end

local function count_slots(key)
  call('ZREMRANGEBYSCORE', key, '-inf', now)
  return call('ZCARD', key)
end

-- Hourly limits: a counter for each window

local function window_of(rule)
  local index = math.floor((now - rule.margin) / rule.window)
  return index, index * rule.window + rule.margin
end

local function count_calls(limit)
  local rule = rules[limit.name]
  local index = window_of(rule)
  local counter = limit.key .. ':' .. string.format('%d', index)
  local used = call('GET', counter)
  if not used then  -- calls in flight when a window ends count in both windows
    used = count_slots(limit.key) + (call('GET', counter .. ':late') or 0)
    call('SET', counter, used, 'PX', 2 * rule.window)
  end
  return tonumber(used), counter
end

-- All limits

-- Returns how many slots are allowed now, and how many were allowed before the last growth without a refusal.
local function allowed_now(rule, learned)
  local full = rule.full
  if rule.share then
    local alive = call('ZCOUNT', P .. 'workers', '(' .. now, '+inf')
    full = math.max(0, full - math.max(0, step.workers - alive) * rule.share)
  end
  if not learned.allowed then return full, full end
  local growths = now < learned.grows_at and 0 or math.floor((now - learned.grows_at) / learned.backoff) + 1
  local proven = growths == 0 and full or learned.allowed + (growths - 1) * rule.step
  return math.min(full, learned.allowed + growths * rule.step), proven
end

-- Returns after how many milliseconds a call may go, 0 if it may go now, and the state of the limit.
local function wait_for(limit)
  local rule, key, learned = rules[limit.name], limit.key, learned_of(limit.key)
  local used, allowed, wait
  local index, began = 0, 0
  if rule.window then
    used, allowed = count_calls(limit), rule.full
    index, began = window_of(rule)
    wait = used < allowed and 0 or began + rule.window - now
    if learned.probing and count_slots(key) > 0 then wait = math.max(wait, rule.probe) end
  else
    used, allowed = count_slots(key), (allowed_now(rule, learned))
    wait = 0
    if used >= allowed then
      wait = rule.max_wait
      local free_at = call('ZRANGE', key, used - allowed, used - allowed, 'WITHSCORES')[2]
      if free_at then wait = math.min(wait, free_at - now) end
      if learned.allowed and allowed < rule.full then
        local since = now - learned.grows_at
        wait = math.min(wait, since < 0 and -since or learned.backoff - since % learned.backoff)
      end
      wait = math.max(1, wait)
    end
  end
  if learned.closed_until and learned.closed_until > now then wait = math.max(wait, learned.closed_until - now) end
  return wait, {used, allowed, index}
end

local function hold_slot(limit, ticket)
  local rule = rules[limit.name]
  local free_at = now + step.lease + (rule.answered or 0)
  call('ZADD', limit.key, free_at, ticket)
  call('PEXPIRE', limit.key, free_at - now + 60000)
end

local function release_slot(limit, ticket, outcome)
  local rule, key = rules[limit.name], limit.key
  if not rule.window then
    local keep = rule[outcome] or 0
    if keep > 0 then call('ZADD', key, now + keep, ticket) else call('ZREM', key, ticket) end
    return
  end
  if outcome == 'unsent' then
    local index = string.format('%d', (window_of(rule)))
    if call('ZREM', key, ticket) == 1 and call('EXISTS', key .. ':' .. index) == 1 then
      call('DECR', key .. ':' .. index)
    end
  else
    count_calls(limit)
    call('ZREM', key, ticket)
    local index, began = window_of(rule)
    if now >= began + rule.window - 2 * rule.margin then
      local late = key .. ':' .. string.format('%d', index + 1) .. ':late'
      call('INCR', late)
      call('PEXPIRE', late, 2 * rule.window)
    end
  end
  if call('HEXISTS', key .. ':learned', 'probing') == 1 and count_slots(key) == 0 then
    if call('HDEL', key .. ':learned', 'refused') == 0 and outcome ~= 'unsent' then
      call('HDEL', key .. ':learned', 'probing')
    end
  end
end

local function reject(limit, granted, retry)
  local rule, key, learned = rules[limit.name], limit.key, learned_of(limit.key)
  local changes, keep = {}, nil
  local is_new = granted > (learned.rejected_at or 0)  -- else it was in flight with the call refused before
  if rule.window then
    local used, counter = count_calls(limit)
    local began = select(2, window_of(rule))
    if granted >= began then  -- else a late answer about the last window
      if now >= began + rule.grace then
        if used < rule.full then call('SET', counter, rule.full, 'KEEPTTL') end
        call('HDEL', key .. ':learned', 'probing')
      else
        if is_new then
          changes.backoff = (learned.backoff or rule.backoff / 2) * 2
          changes.closed_until = now + changes.backoff
        end
        changes.probing, changes.refused = 1, 1
      end
      changes.rejected_at = now
    end
    keep = began + rule.window - now
  else
    local allowed, proven = allowed_now(rule, learned)
    if is_new then
      local steps = learned.allowed and math.ceil((rule.full - learned.allowed) / rule.step) or 0
      local calm = not learned.allowed or now >= learned.grows_at + (steps + 1) * learned.backoff
      changes.backoff = calm and rule.backoff or math.min(2 * learned.backoff, rule.max_backoff)
    else
      changes.backoff = learned.backoff
    end
    changes.rejected_at, changes.grows_at = now, now + changes.backoff
    changes.allowed = math.max(0, math.min(allowed - 1, proven, call('ZCARD', key) - 1))
    keep = changes.backoff * (math.ceil(rule.full / rule.step) + 2)
  end
  if retry > 0 then
    changes.closed_until = math.max(changes.closed_until or 0, now + retry)
    keep = math.max(keep, retry)
  end
  changes.closed_until = math.max(changes.closed_until or 0, learned.closed_until or 0)
  for name, value in pairs(changes) do call('HSET', key .. ':learned', name, string.format('%d', value)) end
  call('PEXPIRE', key .. ':learned', keep)
end

-- The queues of workers, one for each concurrency limit

-- Messages reach a worker over two connections. The stamp tells which is the latest.
local function next_stamp() return call('INCR', P .. 'stamps') end

local function send(worker, message)
  message.stamp = next_stamp()
  if worker == step.worker then
    table.insert(answer.messages, message)
    return true
  end
  return call('PUBLISH', P .. worker, cjson.encode(message)) > 0  -- without a listener: dead, or it will ask again
end

local function save_request(key, member, request)
  if request.count == 0 then
    call('ZREM', key .. ':queue', member)
    call('HDEL', key .. ':requests', member)
    return
  end
  call('HSET', key .. ':requests', member, cjson.encode(request))
  call('PEXPIRE', key .. ':queue', 3600000)
  call('PEXPIRE', key .. ':requests', 3600000)
end

local BULK = 1e15  -- places bulk calls behind interactive ones

local function move_to_end(key, member, rank)
  call('ZADD', key .. ':queue', rank * BULK + next_stamp(), member)
end

-- Returns the member whose turn it is, and whether both priorities wait. Bulk calls then get every tenth turn.
local function first(key)
  local member = call('ZRANGE', key .. ':queue', 0, 0)[1]
  local bulk = call('ZRANGEBYSCORE', key .. ':queue', BULK, '+inf', 'LIMIT', 0, 1)[1]
  if not bulk or bulk == member then return member, false end
  local turns = call('HGET', key .. ':requests', 'turns') or 0
  return (turns + 1) % rules.bulk_turn == 0 and bulk or member, true
end

-- Grants the free slots to the workers in the queue, one each in turn. Returns the wait for the next slot.
local function grant(key)
  while true do
    local member, both = first(key)
    if not member then return 0 end
    local found = call('HGET', key .. ':requests', member)
    local request = found and cjson.decode(found) or {count = 0}
    if request.count > 0 then
      local closed, wait
      for _, limit in ipairs(limits_of(request.scope)) do
        wait = wait_for(limit)
        if wait > 0 then
          closed = limit.name
          break
        end
      end
      if closed == 'concurrency' then return wait end
      if closed then
        send(request.worker, {scope = request.scope, count = 0, closed = closed, wait = wait})
        request.count = 0
      else
        local ticket = opens .. '.' .. string.format('%d', call('INCR', P .. 'tickets'))
        if send(request.worker, {scope = request.scope, count = request.count - 1, ticket = ticket}) then
          for _, limit in ipairs(limits_of(request.scope)) do
            hold_slot(limit, ticket)
            if rules[limit.name].window then call('INCR', select(2, count_calls(limit))) end
          end
          request.count = request.count - 1
          move_to_end(key, member, request.rank)
          if both then call('HINCRBY', key .. ':requests', 'turns', 1) end
        else
          request.count = 0
        end
      end
    end
    save_request(key, member, request)
  end
end

-- The step of this worker

if step.workers > 0 then
  call('ZREMRANGEBYSCORE', P .. 'workers', '-inf', now)
  call('ZADD', P .. 'workers', now + step.lease, step.worker)
end
for _, held in ipairs(step.held) do
  for _, limit in ipairs(limits_of(held.scope)) do
    for _, ticket in ipairs(held.tickets) do hold_slot(limit, ticket) end
  end
end
for _, count in ipairs(step.counts) do  -- for a server that lost its state
  local limit, index, used = {name = count[1], key = P .. count[1] .. ':' .. count[2]}, count[3], count[4]
  local current, counter = count_calls(limit)
  if index == window_of(rules[limit.name]) and used > current then call('SET', counter, used, 'KEEPTTL') end
end
local changed = {}
for _, event in ipairs(step.events) do
  changed[concurrency_key(event.scope)] = true
  for _, limit in ipairs(limits_of(event.scope)) do
    if not event.refused then
      release_slot(limit, event.ticket, event.outcome)
    elseif event.refused == limit.name then
      reject(limit, now - event.age, event.retry)
    end
  end
end
for _, request in ipairs(step.requests) do
  local key, member = concurrency_key(request.scope), step.worker .. ' ' .. table.concat(request.scope, ' ')
  changed[key] = true
  if tonumber(opens) > now then
    local wait = tonumber(opens) - now
    table.insert(answer.pending, {scope = request.scope, stamp = next_stamp(), count = 0, wait = wait, states = {}})
  else
    local found = call('HGET', key .. ':requests', member)
    local before = found and cjson.decode(found)
    if request.count > 0 and (not before or before.rank ~= request.rank) then move_to_end(key, member, request.rank) end
    local saved = {worker = step.worker, scope = request.scope, count = request.count, rank = request.rank}
    save_request(key, member, saved)
  end
end
if tonumber(opens) <= now then
  local waits = {}
  for key in pairs(changed) do waits[key] = grant(key) end
  for _, request in ipairs(step.requests) do
    local key, member = concurrency_key(request.scope), step.worker .. ' ' .. table.concat(request.scope, ' ')
    local found = call('HGET', key .. ':requests', member)
    local count, states = found and cjson.decode(found).count or 0, {}
    for index, limit in ipairs(limits_of(request.scope)) do states[index] = select(2, wait_for(limit)) end
    local pending = {scope = request.scope, stamp = next_stamp(), count = count, wait = waits[key], states = states}
    table.insert(answer.pending, pending)
  end
end
return cjson.encode(answer)
"""
"""One step of a worker. It reports what the worker holds, how its calls ended and what it needs; the answer tells what
it was granted and how the limits stand."""

UNLOCK: Final = """
return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0
"""
EXTEND: Final = """
return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0
"""

-- A headless Neovim with its own language client speaks with `vbe lsp` as somebody writes in a plan. What differs is printed,
-- and the editor ends with 1.

local root, vbe = vim.env.ROOT, vim.env.VBE
local wrong = 0

local function is(what, right, ...)
  if not right then
    wrong = wrong + 1
    io.stdout:write("not so: ", what, " ", vim.inspect({ ... }), "\n")
  end
end

local function waited(what, ready)
  is(what, vim.wait(20000, ready, 20))
end

local function opened(path)
  vim.cmd("edit " .. vim.fn.fnameescape(root .. "/" .. path))
  return vim.api.nvim_get_current_buf()
end

-- The line that has some words, and how many bytes stand before them.
local function at(buffer, words)
  for nth, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      return nth, start - 1
    end
  end
  error("no line has " .. words)
end

local function put(buffer, words, more)
  local line, column = at(buffer, words)
  vim.api.nvim_win_set_cursor(0, { line, column + (more or 0) })
end

local function asked(method, params)
  local answers, trouble = vim.lsp.buf_request_sync(0, method, params or vim.lsp.util.make_position_params(), 20000)
  is(method, answers ~= nil, trouble)
  for _, answer in pairs(answers or {}) do
    is(method, answer.err == nil and answer.error == nil, answer)
    return answer.result
  end
end

vim.o.hidden = true
local plan = opened("planer/atgardsplan-2025.yaml")
vim.bo.filetype = "yaml"
local client = vim.lsp.start_client({ name = "vbe", cmd = { vbe, "lsp", "--as-of", "2026-06-01" }, root_dir = root })
is("the program starts", client ~= nil)
vim.lsp.buf_attach_client(plan, client)
waited("it answers", function()
  local own = vim.lsp.get_client_by_id(client)
  return own and own.server_capabilities and own.server_capabilities.hoverProvider
end)

-- A fault is told while it is written, and is gone when it is mended.
local line = at(plan, "period:")
local before = vim.api.nvim_buf_get_lines(plan, line - 1, line, false)[1]
vim.api.nvim_buf_set_lines(plan, line - 1, line, false, { (before:gsub("period", "periode")) })
waited("the fault is told", function()
  for _, own in ipairs(vim.diagnostic.get(plan)) do
    if own.code == "unknown-field" and own.lnum == line - 1 and own.end_col == 7 then
      return true
    end
  end
end)
vim.api.nvim_buf_set_lines(plan, line - 1, line, false, { before })
waited("the fault is gone", function()
  for _, own in ipairs(vim.diagnostic.get(plan)) do
    if own.code == "unknown-field" then
      return false
    end
  end
  return true
end)

-- What is meant, and where it is written.
put(plan, "responsible: [", 15)
local hover = asked("textDocument/hover")
is("a hover", hover and hover.contents.value:find("organisation.yaml", 1, true), hover)
local definition = asked("textDocument/definition")
is("a definition", definition and definition.uri:find("organisation.yaml", 1, true), definition)

-- The Swedish name of a field gives its key.
line = at(plan, "responsible: [")
vim.api.nvim_buf_set_lines(plan, line, line, false, { "    anm" })
vim.api.nvim_win_set_cursor(0, { line + 1, 7 })
local found = asked("textDocument/completion")
is("a suggestion", found and found.items[1] and found.items[1].label == "note", found and found.items[1])
vim.lsp.util.apply_text_edits({ found.items[1].textEdit }, plan, "utf-16")
is("it is written", vim.api.nvim_buf_get_lines(plan, line, line + 1, false)[1] == "    note: ")
vim.api.nvim_buf_set_lines(plan, line, line + 1, false, {})

-- Where a name stands, what is in the file and in the workspace, as lists that the editor shows.
put(plan, "responsible: [", 15)
local params = vim.lsp.util.make_position_params()
params.context = { includeDeclaration = true }
local uses = vim.lsp.util.locations_to_items(asked("textDocument/references", params) or {}, "utf-16")
is("places where a role stands", #uses > 1, uses)
local outline = vim.lsp.util.symbols_to_items(asked("textDocument/documentSymbol") or {}, plan)
is("an outline", #outline > 5, #outline)
local everywhere = vim.lsp.util.symbols_to_items(asked("workspace/symbol", { query = "natet" }) or {}, plan)
is("a search of the workspace", #everywhere > 0, everywhere)

-- What mends a finding, as a choice, and what is laid out anew.
line = at(plan, "responsible: [")
before = vim.api.nvim_buf_get_lines(plan, line - 1, line, false)[1]
vim.api.nvim_buf_set_lines(plan, line - 1, line, false, { (before:gsub("responsible", "responsable")) })
waited("the slip is told", function()
  return #vim.tbl_filter(function(own)
    return own.lnum == line - 1 and own.code == "unknown-field"
  end, vim.diagnostic.get(plan)) > 0
end)
vim.api.nvim_win_set_cursor(0, { line, 6 })
params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(plan, line - 1) }
local choices = asked("textDocument/codeAction", params) or {}
is("a choice mends it", choices[1] and choices[1].isPreferred, choices[1])
vim.lsp.util.apply_workspace_edit(choices[1].edit, "utf-16")
is("it is mended", vim.api.nvim_buf_get_lines(plan, line - 1, line, false)[1] == before)
vim.api.nvim_buf_set_lines(plan, line - 1, line, false, { (before:gsub(": %[", ":   [ ")) })
params = { textDocument = { uri = vim.uri_from_bufnr(plan) }, options = { tabSize = 2, insertSpaces = true } }
vim.lsp.util.apply_text_edits(asked("textDocument/formatting", params) or {}, plan, "utf-16")
is("it is laid out", vim.api.nvim_buf_get_lines(plan, line - 1, line, false)[1] == before)

-- A new id is in the plan, in what has happened, and in the name of the file that tells it.
put(plan, "id: faltarbete-natet", 4)
params = vim.lsp.util.make_position_params()
params.newName = "natet"
local edit = asked("textDocument/rename", params)
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
vim.cmd("silent! wall")
local told = root .. "/uppfoljning/activities/atgardsplan-2025/"
is("the file has its new name", vim.fn.filereadable(told .. "natet.yaml") == 1)
is("and not its old one", vim.fn.filereadable(told .. "faltarbete-natet.yaml") == 0)

-- It ends when it is told to.
vim.lsp.stop_client(client)
waited("the program ends", function()
  return vim.lsp.client_is_stopped(client)
end)
io.stdout:write(wrong == 0 and "the editor and vbe agree" or (wrong .. " are not so"), "\n")
vim.cmd(wrong == 0 and "quitall!" or "cquit 1")

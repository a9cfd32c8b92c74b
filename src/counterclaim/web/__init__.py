"""The ledger in a browser: pages that read without JavaScript, and the JSON API they share their questions with.

    create_app(ledger, settings) -> FastAPI      (app.py)
    publish(ledger, folder, ...)                 (publish.py): the same pages as files

    door/    what a request must pass: host, origin, size, person, token against forged requests, role
    people/  accounts, sessions, tokens
    look/    how values are shown: links, signs of sides, drawings
    pages/   one module a page; each builds a value and names a template
    api/     the documented JSON routes

A route may rely on the door: `request.state.person` is set, and every method but GET and HEAD has been allowed to a
reviewer or an admin of this origin alone.
"""

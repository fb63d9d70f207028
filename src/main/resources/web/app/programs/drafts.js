/**
 * What was written and not saved, by what it is a draft of, until the page is left: the text, the name that it shall have,
 * and which version it began with, its `base` and `etag`.
 */
const drafts = new Map();
window.addEventListener('beforeunload', (event) => drafts.size > 0 && event.preventDefault());

/** The draft of that key; undefined if there is none. */
export const draftOf = (key) => drafts.get(key);

export const keepDraft = (key, draft) => drafts.set(key, draft);

export const dropDraft = (key) => drafts.delete(key);

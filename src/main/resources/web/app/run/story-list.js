import { LitElement, html } from 'lit';
import { shared } from '../style/shared.js';
import { secondOf } from '../words/time.js';
import { storyOf } from './story.js';
import '../parts/long-list.js';
import '../parts/state-chip.js';

/** What happened in a run, in order, and what happens as it happens. */
class StoryList extends LitElement {
    static properties = { model: {}, version: {} };
    static styles = shared;

    render() {
        const story = storyOf(this.model.run, this.model.steps);
        return html`<aubade-long-list label="Events" .items=${story} .row=${row}></aubade-long-list>`;
    }

    updated() {
        if (!this.model.isOver) {
            const list = this.renderRoot.querySelector('aubade-long-list');
            list.updateComplete.then(() => list.followEnd());
        }
    }
}

function row(entry) {
    return html`<div class="line">
        <span class="text"><span class="muted number small">${secondOf(entry.at)}</span> ${entry.text}</span>
        <aubade-state .state=${entry.state}></aubade-state>
    </div>`;
}
customElements.define('aubade-story-list', StoryList);

/* The page begins here: its look, then the element that everything else is in. */
import './style/page.css';
import './parts/page.js';

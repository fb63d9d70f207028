import { CustomChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { durationOf } from '../words/time.js';

echarts.use([CustomChart, DataZoomComponent, GridComponent, TooltipComponent, CanvasRenderer]);

/** The height of a lane, in px. */
const LANE = 34;
/** How many lanes are in sight; more are scrolled to. */
const SEEN = 16;
/** A bar of less has room for its sign only, in px. */
const NARROW = 60;
/** The room that the number of attempts takes at the end of a bar, in px; beside a bar that is too short for it. */
const BADGE = 24;
const TONES = ['good', 'bad', 'warn', 'busy', 'idle'];

/** Draws bars in lanes over time on a canvas. */
export class Timeline {
    #place;
    #chart;
    #bars = [];
    #colors;
    #lanes = -1;
    /** The first and the last lane in sight. */
    #sight = [0, SEEN - 1];
    #onScroll;

    /** @param onScroll is called when other lanes have come into sight */
    constructor(place, onScroll) {
        this.#place = place;
        this.#onScroll = onScroll;
        this.#colors = colorsOf(place);
    }

    /** Whether a lane is in sight; bars elsewhere need not be drawn. */
    shows(lane) {
        return this.#lanes <= SEEN || (lane >= this.#sight[0] - 1 && lane <= this.#sight[1] + 1);
    }

    /** Draws `bars`, each with its lane and from when to when in ms, up to `end`. */
    draw({ bars, lanes, names, end, themed }) {
        this.#bars = bars;
        if (themed) {
            this.#colors = colorsOf(this.#place);
        }
        if (lanes !== this.#lanes || themed) {
            this.#lanes = lanes;
            this.#begin(lanes, names);
        }
        const data = bars.map((bar) => [bar.lane, bar.from, bar.to]);
        this.#chart.setOption({ xAxis: { max: Math.max(1, end) }, series: { data } });
    }

    resize() {
        this.#chart?.resize();
    }

    dispose() {
        this.#chart?.dispose();
    }

    #begin(lanes, names) {
        const { text, muted, line, surface } = this.#colors;
        this.#place.style.setProperty('height', `${Math.max(2, Math.min(lanes, SEEN)) * LANE + 44}px`);
        if (!this.#chart) {
            this.#chart = echarts.init(this.#place, null, { renderer: 'canvas' });
            this.#chart.on('datazoom', () => this.#scrolled());
        }
        this.#chart.resize();
        const narrow = this.#place.clientWidth < 500;
        this.#chart.setOption(
            {
                animation: false,
                textStyle: { color: text, fontFamily: getComputedStyle(this.#place).fontFamily },
                grid: { left: narrow ? 84 : 150, right: lanes > SEEN ? 40 : 20, top: 6, bottom: 36 },
                tooltip: {
                    renderMode: 'richText', confine: true, backgroundColor: surface, borderColor: line,
                    textStyle: { color: text, fontSize: 13, overflow: 'break', width: 260 },
                    formatter: ({ dataIndex }) => this.#bars[dataIndex]?.say ?? '',
                },
                xAxis: {
                    type: 'value', min: 0, axisLabel: { color: muted, formatter: durationOf, hideOverlap: true },
                    splitLine: { lineStyle: { color: line } }, splitNumber: narrow ? 3 : 6,
                },
                yAxis: {
                    type: 'category', inverse: true, data: names, axisTick: { show: false },
                    axisLine: { lineStyle: { color: line } },
                    axisLabel: { color: muted, width: narrow ? 74 : 138, overflow: 'truncate' },
                },
                dataZoom: lanes > SEEN ? this.#scrolling(lanes) : [],
                series: { type: 'custom', encode: { x: [1, 2], y: 0 }, clip: true, data: [], renderItem: (params, api) => this.#bar(params, api) },
            },
            true,
        );
    }

    #scrolled() {
        const [{ startValue, endValue }] = this.#chart.getOption().dataZoom;
        this.#sight = [startValue, endValue];
        this.#onScroll();
    }

    #scrolling(lanes) {
        const { line, muted } = this.#colors;
        this.#sight = [0, Math.min(lanes, SEEN) - 1];
        const window = { yAxisIndex: 0, startValue: this.#sight[0], endValue: this.#sight[1], filterMode: 'filter' };
        return [
            { type: 'slider', ...window, right: 4, width: 14, showDetail: false, brushSelect: false, borderColor: line, fillerColor: `${muted}44`, zoomLock: true },
            { type: 'inside', ...window, zoomOnMouseWheel: false, moveOnMouseWheel: 'shift', moveOnMouseMove: false },
        ];
    }

    #bar(params, api) {
        const bar = this.#bars[params.dataIndex];
        const [x, y] = api.coord([api.value(1), api.value(0)]);
        const width = Math.max(3, api.coord([api.value(2), 0])[0] - x);
        const color = this.#colors[bar.tone];
        const height = LANE - 10;
        const top = y - height / 2;
        const retried = bar.attempt > 1 ? `×${bar.attempt}` : '';
        const shape = echarts.graphic.clipRectByRect({ x, y: top, width, height }, params.coordSys);
        return shape && {
            type: 'group',
            children: [
                { type: 'rect', shape: { ...shape, r: 5 }, style: { fill: this.#colors[`${bar.tone}-soft`], stroke: color, lineWidth: 1.25 } },
                ...(retried ? [this.#badge(retried, shape, color)] : []),
                ...(bar.critical ? [{ type: 'rect', shape: { x: shape.x, y: top + height + 1, width: shape.width, height: 3, r: 1 }, style: { fill: this.#colors.text } }] : []),
                {
                    type: 'text',
                    style: { x: shape.x + Math.min(6, shape.width / 6), y, text: shape.width < NARROW ? bar.sign : `${bar.sign} ${bar.text}`, fill: color, fontSize: 12, fontWeight: 600, verticalAlign: 'middle', width: Math.max(14, shape.width - 10 - (retried ? BADGE : 0)), overflow: 'truncate', ellipsis: '…' },
                    ignore: shape.width < 16,
                },
            ],
        };
    }

    /** How many attempts it took is always there to be seen. */
    #badge(text, { x, y, width, height }, color) {
        const inside = width >= NARROW;
        return {
            type: 'text',
            style: {
                x: x + width + (inside ? -6 : 3), y: y + height / 2, text, align: inside ? 'right' : 'left', verticalAlign: 'middle',
                fill: inside ? color : this.#colors.text, fontSize: 11, fontWeight: 700,
            },
        };
    }
}

function colorsOf(place) {
    const style = getComputedStyle(place);
    const names = ['text', 'muted', 'line', 'surface', ...TONES, ...TONES.map((tone) => `${tone}-soft`)];
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

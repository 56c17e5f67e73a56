// SPDX-License-Identifier: MIT
/** Charts of what grew with time, as SVG that needs no script. */

import { html, type Markup } from "./markup.ts";
import { numberText } from "./number-text.ts";

export interface Series {
  readonly name: string;
  /** Class that colours it. */
  readonly look: string;
  /** A value for each moment. */
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  /** Seconds since the beginning, ascending. */
  readonly seconds: readonly number[];
  readonly series: readonly Series[];
  /** Each series stands on the one before it, and the space between is filled. */
  readonly stacked: boolean;
}

const WIDTH = 380;
const HEIGHT = 200;
const LEFT = 52;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;
/** More points than this are not told apart at this size. */
const POINTS_MAX = 240;

/** Round numbers from zero to at least `max`, about four of them. */
export function ticksTo(max: number): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((s) => s >= rough) ?? rough;
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** `12 000` as `12k`. */
function shortNumber(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return `${Number(value.toPrecision(4))}`;
}

function timeText(seconds: number): string {
  if (seconds < 120) return `${Number(seconds.toPrecision(3))} s`;
  return seconds < 7200
    ? `${Number((seconds / 60).toPrecision(3))} min`
    : `${Number((seconds / 3600).toPrecision(3))} h`;
}

/** As many moments as can be told apart, the last among them. */
function thinned(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / POINTS_MAX));
  const kept = Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step);
  return kept.at(-1) === count - 1 || count === 0 ? kept : [...kept, count - 1];
}

interface Scale {
  x(seconds: number): number;
  y(value: number): number;
}

function scaleOf(secondsMax: number, valueMax: number): Scale {
  return {
    x: (seconds) => LEFT + ((WIDTH - LEFT - RIGHT) * seconds) / (secondsMax || 1),
    y: (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / (valueMax || 1),
  };
}

const fixed = (value: number): string => value.toFixed(1);

function path(seconds: readonly number[], values: readonly number[], { x, y }: Scale): string {
  return seconds.map((s, at) => `${fixed(x(s))},${fixed(y(values[at] ?? 0))}`).join(" L");
}

function axes(scale: Scale, secondsMax: number, ticks: readonly number[]): Markup {
  const lines = ticks.map((tick) => {
    const y = fixed(scale.y(tick));
    return html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/><text class="tick" x="${LEFT - 6}" y="${y}" dy="4" text-anchor="end">${shortNumber(tick)}</text>`;
  });
  const times = [0, secondsMax / 2, secondsMax].map((s, at) => {
    const anchor = ["start", "middle", "end"][at] ?? "middle";
    return html`<text class="tick" x="${fixed(scale.x(s))}" y="${HEIGHT - 8}" text-anchor="${anchor}">${timeText(s)}</text>`;
  });
  return html`${lines}${times}`;
}

/** Values of each series as they stand in the chart. */
function standing({ series, stacked }: Chart): number[][] {
  const below: number[] = [];
  return series.map(({ values }) =>
    values.map((value, at) => {
      const top = stacked ? value + (below[at] ?? 0) : value;
      below[at] = top;
      return top;
    }),
  );
}

function drawn(chart: Chart, tops: readonly (readonly number[])[], scale: Scale): Markup[] {
  const kept = thinned(chart.seconds.length);
  const pick = (values: readonly number[]): number[] => kept.map((at) => values[at] ?? 0);
  const seconds = pick(chart.seconds);
  return chart.series.map(({ look }, at) => {
    const line = path(seconds, pick(tops[at] ?? []), scale);
    if (!chart.stacked) return html`<path class="line ${look}" d="M${line}"/>`;
    const floor = path(seconds.toReversed(), pick(tops[at - 1] ?? []).toReversed(), scale);
    return html`<path class="fill ${look}" d="M${line} L${floor} Z"/>`;
  });
}

function legend({ series }: Chart): Markup {
  const items = series.map(({ name, look, values }) => {
    return html`<li><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="fill ${look}" width="10" height="10"/></svg> ${name} <b>${numberText(values.at(-1) ?? 0)}</b></li>`;
  });
  return html`<ul class="legend">${items}</ul>`;
}

/** A chart with its legend, which tells the last values in words. */
export function chartMarkup(chart: Chart): Markup {
  const { title, seconds } = chart;
  const tops = standing(chart);
  const ticks = ticksTo(tops.flat().reduce((max, value) => Math.max(max, value), 0));
  const secondsMax = seconds.at(-1) ?? 0;
  const scale = scaleOf(secondsMax, ticks.at(-1) ?? 1);
  return html`<figure class="chart"><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}, from 0 to ${timeText(secondsMax)}">
${axes(scale, secondsMax, ticks)}${drawn(chart, tops, scale)}</svg>${legend(chart)}</figure>
`;
}

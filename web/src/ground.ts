import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import type { Ground } from './contract';
import { reducedMotion } from './dom';
import { rgb, type Palette } from './light';
import { coverageMasks, hillShade } from './shade';
import type { View } from './view';

const FADE_MS = 240;

const VERTEX = `#version 300 es
in vec4 place;
out vec2 cell;
void main() { cell = place.zw; gl_Position = vec4(place.xy, 0.0, 1.0); }`;

// The marks are drawn per pixel of the screen, not per cell of the raster: the hatch keeps its eight
// pixels at every zoom, and a change of light or coverage costs no more than one frame.
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 cell;
out vec4 colour;
uniform sampler2D before, after;
uniform float fade, night, ratio, known, fog;
uniform vec2 origin, size;
uniform vec3 low, high, hatch, back;
void main() {
  vec4 here = texture(after, cell);
  float s = here.r;
  vec3 soft = here.gba;
  if (fade < 1.0) soft = mix(texture(before, cell).gba, soft, fade);
  float lit = smoothstep(0.35, 0.65, soft.r) * known;
  float hidden = smoothstep(0.35, 0.65, soft.g) * known;
  float reach = mix(1.0, smoothstep(0.35, 0.65, soft.b), known);
  float k;
  if (night > 0.5) {
    k = (0.04 + 0.52 * s) * (0.80 + 0.20 * reach) * (1.0 - 0.30 * hidden) + lit * (0.19 + 0.34 * s);
  } else {
    k = (0.12 + 0.74 * s) * (0.82 + 0.06 * reach) - 0.10 * hidden + lit * (0.17 + 0.12 * s);
  }
  vec3 ground = mix(low, high, k) + night * lit * vec3(0.027, 0.016, 0.0);
  float along = mod((gl_FragCoord.x - origin.x - gl_FragCoord.y + origin.y) / ratio, 8.0);
  float line = max(0.0, 1.0 - abs(along - 4.0) / 1.15) * hidden * mix(0.34, 0.40, night);
  ground = mix(ground, hatch, line);
  ground *= 1.0 - 0.35 * fog;
  vec2 edge = min(cell, 1.0 - cell) * size;
  float inside = smoothstep(0.0, 10.0, min(edge.x, edge.y));
  colour = vec4(mix(back, ground, inside), 1.0);
}`;

/** The ground under everything: hill shade, lit where a camera is looking, hatched where it is hidden. */
export class GroundLayer implements CustomLayerInterface {
    readonly id = 'ground';
    readonly type = 'custom' as const;
    readonly renderingMode = '2d' as const;

    private map: MapLibre | undefined;
    private gl: WebGL2RenderingContext | undefined;
    private program: WebGLProgram | undefined;
    private corners: WebGLBuffer | undefined;
    private arrays: WebGLVertexArrayObject | undefined;
    private readonly textures: Partial<Record<'before' | 'after', WebGLTexture>> = {};
    private readonly places = new Map<string, WebGLUniformLocation | null>();
    private fadeStart = -Infinity;
    private dim = false;
    /** Four bytes a cell: shade, looked at, hidden, in reach. */
    private readonly cells: Uint8Array<ArrayBuffer>;
    private known = false;

    constructor(
        private readonly ground: Ground,
        heights: Int16Array,
        private palette: Palette,
        private readonly view: () => View,
    ) {
        const shade = hillShade(heights, ground.columns, ground.rows, ground.cellMetres);
        this.cells = new Uint8Array(4 * shade.length);
        shade.forEach((value, i) => (this.cells[4 * i] = value));
    }

    onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
        this.map = map;
        this.gl = gl;
        this.places.clear();
        this.program = link(gl);
        this.corners = gl.createBuffer();
        this.arrays = gl.createVertexArray();
        gl.bindVertexArray(this.arrays);
        gl.bindBuffer(gl.ARRAY_BUFFER, this.corners);
        const place = gl.getAttribLocation(this.program, 'place');
        gl.enableVertexAttribArray(place);
        gl.vertexAttribPointer(place, 4, gl.FLOAT, false, 0, 0);
        gl.bindVertexArray(null);
        this.textures.before = this.texture();
        this.textures.after = this.texture();
    }

    setPalette(palette: Palette): void {
        this.palette = palette;
        this.map?.triggerRepaint();
    }

    setDim(dim: boolean): void {
        this.dim = dim;
        this.map?.triggerRepaint();
    }

    setCoverage(classes: Uint8Array): void {
        const { columns, rows } = this.ground;
        if (classes.length !== columns * rows) return;
        const first = !this.known;
        this.known = true;
        coverageMasks(classes, columns, rows).forEach((value, i) => {
            this.cells[4 * Math.floor(i / 3) + 1 + (i % 3)] = value;
        });
        const gl = this.gl;
        if (!gl) return;
        const old = this.textures.before;
        this.textures.before = this.textures.after;
        if (old) gl.deleteTexture(old);
        this.textures.after = this.texture();
        this.fadeStart = first || reducedMotion() ? -Infinity : performance.now();
        this.map?.triggerRepaint();
    }

    render(gl: WebGL2RenderingContext): void {
        const { program, arrays, corners } = this;
        if (!program || !arrays || !corners) return;
        const ratio = gl.drawingBufferWidth / this.view().width;
        gl.useProgram(program);
        gl.bindVertexArray(arrays);
        gl.bindBuffer(gl.ARRAY_BUFFER, corners);
        const { clip, origin } = this.stand(gl, ratio);
        gl.bufferData(gl.ARRAY_BUFFER, clip, gl.DYNAMIC_DRAW);
        this.bind(gl, 0, 'before');
        this.bind(gl, 1, 'after');
        const fade = Math.min(1, (performance.now() - this.fadeStart) / FADE_MS);
        const one = (name: string, value: number) => gl.uniform1f(this.place(gl, name), value);
        one('fade', fade);
        one('night', this.palette.night ? 1 : 0);
        one('ratio', ratio);
        one('known', this.known ? 1 : 0);
        one('fog', this.dim ? 1 : 0);
        gl.uniform2f(this.place(gl, 'origin'), origin[0], origin[1]);
        gl.uniform2f(this.place(gl, 'size'), this.ground.columns, this.ground.rows);
        gl.uniform3fv(this.place(gl, 'low'), rgb(this.palette.groundLow));
        gl.uniform3fv(this.place(gl, 'high'), rgb(this.palette.groundHigh));
        gl.uniform3fv(this.place(gl, 'hatch'), rgb(this.palette.hatch));
        gl.uniform3fv(this.place(gl, 'back'), rgb(this.palette.bg));
        gl.disable(gl.DEPTH_TEST);
        gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
        gl.bindVertexArray(null);
        if (fade < 1) this.map?.triggerRepaint();
    }

    private stand(gl: WebGL2RenderingContext, ratio: number): { clip: Float32Array; origin: [number, number] } {
        const view = this.view();
        const [nw, ne, se, sw] = this.ground.corners;
        const clip = new Float32Array(16);
        const order: [typeof nw, number, number][] = [
            [nw, 0, 0],
            [ne, 1, 0],
            [sw, 0, 1],
            [se, 1, 1],
        ];
        order.forEach(([corner, u, v], i) => {
            const [x, y] = view.of(corner);
            clip.set([(2 * x) / view.width - 1, 1 - (2 * y) / view.height, u, v], 4 * i);
        });
        const [x, y] = view.of(nw);
        return { clip, origin: [x * ratio, gl.drawingBufferHeight - y * ratio] };
    }

    private place(gl: WebGL2RenderingContext, name: string): WebGLUniformLocation | null {
        let found = this.places.get(name);
        if (found === undefined) {
            found = gl.getUniformLocation(this.program!, name);
            this.places.set(name, found);
        }
        return found;
    }

    private bind(gl: WebGL2RenderingContext, unit: number, name: 'before' | 'after'): void {
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D, this.textures[name] ?? null);
        gl.uniform1i(this.place(gl, name), unit);
    }

    private texture(): WebGLTexture {
        const gl = this.gl!;
        const texture = gl.createTexture();
        gl.activeTexture(gl.TEXTURE0);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
        gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
        const { columns, rows } = this.ground;
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, columns, rows, 0, gl.RGBA, gl.UNSIGNED_BYTE, this.cells);
        gl.generateMipmap(gl.TEXTURE_2D);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
        gl.bindTexture(gl.TEXTURE_2D, null);
        return texture;
    }
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
    const program = gl.createProgram();
    for (const [kind, source] of [
        [gl.VERTEX_SHADER, VERTEX],
        [gl.FRAGMENT_SHADER, FRAGMENT],
    ] as const) {
        const shader = gl.createShader(kind)!;
        gl.shaderSource(shader, source);
        gl.compileShader(shader);
        if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
            throw new Error(`the ground shader does not compile: ${gl.getShaderInfoLog(shader)}`);
        }
        gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    return program;
}

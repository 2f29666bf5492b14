// SPDX-License-Identifier: Apache-2.0
// Floors and placeholders drawn by formula, so that no texture is needed and nothing shimmers: every pattern fades into
// its mean where it is smaller than a pixel. Numbers as in pattern.h.
float hash(vec2 p)
{
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

float valueNoise(vec2 p)
{
    vec2 i = floor(p), f = p - i;
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}

// How much of a pixel a line of `width` at the edges of unit cells covers.
float cellLines(vec2 p, vec2 width, vec2 w) // w: fwidth(p), taken where p is continuous
{
    vec2 d = 0.5 - abs(fract(p) - 0.5);
    vec2 cover = clamp((width * 0.5 - d) / w + 0.5, 0.0, 1.0) * min(vec2(1.0), width / w + 0.15);
    return max(cover.x, cover.y);
}

void woodFloor(vec2 p, inout Surface s)
{
    const vec2 plank = vec2(1.35, 0.145);
    vec2 q = p / plank;
    float row = floor(q.y);
    vec2 w = max(fwidth(q), vec2(1e-5));
    q.x += hash(vec2(row, 7.0));
    vec2 cell = vec2(floor(q.x), row);
    float fade = 1.0 - smoothstep(0.25, 1.0, max(w.x, w.y));
    float tone = hash(cell);
    float fine = 1.0 - smoothstep(0.2, 0.9, fwidth(p.y * 85.0));
    float grain = valueNoise(vec2(p.x * 3.5 + tone * 40.0, p.y * 85.0 + tone * 90.0));
    float value = 1.0 + fade * ((tone - 0.5) * 0.30) + fine * (grain - 0.5) * 0.16;
    s.colour *= value * mix(vec3(1.0), vec3(1.03, 1.0, 0.95), tone);
    s.colour *= 1.0 - 0.38 * fade * cellLines(q, vec2(0.0022, 0.02), w);
    s.roughness *= mix(1.0, 0.88 + 0.24 * grain, fine);
}

void tileFloor(vec2 p, float size, inout Surface s)
{
    vec2 q = p / size;
    float fade = 1.0 - smoothstep(0.3, 1.2, max(fwidth(q.x), fwidth(q.y)));
    s.colour *= 1.0 + fade * (hash(floor(q)) - 0.5) * 0.06;
    s.colour *= 1.0 - 0.28 * fade * cellLines(q, vec2(0.006 / size), max(fwidth(q), vec2(1e-5)));
}

void concreteFloor(vec2 p, inout Surface s)
{
    float blotch = valueNoise(p * 0.9) * 0.6 + valueNoise(p * 3.1) * 0.4;
    s.colour *= 0.95 + 0.10 * blotch;
    s.roughness *= 0.92 + 0.16 * blotch;
    s.colour *= 1.0 - 0.25 * cellLines(p / 6.0, vec2(0.001), max(fwidth(p / 6.0), vec2(1e-5)));
}

// A place holder: clear faces, firm edges. `uv` runs 0 to 1 over each face.
void glassBox(vec2 uv, inout float alpha)
{
    vec2 d = 0.5 - abs(uv - 0.5);
    vec2 w = max(fwidth(uv), vec2(1e-5));
    float edge = 1.0 - smoothstep(0.6, 1.8, min(d.x / w.x, d.y / w.y));
    alpha = mix(alpha, 0.85, edge);
}

void applyPattern(int pattern, vec3 p, vec2 uv, inout Surface s, inout float alpha)
{
    if (pattern == 1)
        woodFloor(p.xy, s);
    else if (pattern == 2)
        tileFloor(p.xy, 0.45, s);
    else if (pattern == 3)
        concreteFloor(p.xy, s);
    else if (pattern == 4)
        glassBox(uv, alpha);
}

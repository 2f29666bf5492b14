// SPDX-License-Identifier: Apache-2.0
// Ambient occlusion from the half-resolution depth: McGuire, Mara, Luebke 2012, "Scalable Ambient Obscurance", with a
// second, small radius for contacts. r: visibility, g: depth in metres.
#include "frame.glsl"
uniform sampler2D depthMap;
in vec2 screenPosition;
layout(location = 0) out vec4 result;

vec3 viewPosition(vec2 at, float depth)
{
    vec4 p = inverseProjection * vec4(at * 2.0 - 1.0, depth * 2.0 - 1.0, 1.0);
    return p.xyz / p.w;
}

vec3 positionAt(ivec2 pixel, ivec2 size)
{
    pixel = clamp(pixel, ivec2(0), size - 1);
    float depth = texelFetch(depthMap, pixel, 0).r;
    return depth < 1.0 ? viewPosition((vec2(pixel) + 0.5) / vec2(size), depth) : vec3(0.0, 0.0, -1e9);
}

float obscurance(vec3 p, vec3 n, float radius, float turn, ivec2 pixel, ivec2 size)
{
    const int kTaps = 16;
    float scale = occlusion.z * 0.5 * radius / (eye.w > 0.5 ? -p.z : 1.0); // pixels of this half-size picture
    scale = min(scale, 0.25 * float(size.y));
    if (scale < 1.0)
        return 0.0;
    float sum = 0.0, r2 = radius * radius;
    for (int i = 0; i < kTaps; ++i) {
        float alpha = (float(i) + 0.5) / float(kTaps);
        float angle = alpha * 7.0 * 6.2831853 + turn;
        ivec2 at = clamp(pixel + ivec2(round(vec2(cos(angle), sin(angle)) * max(alpha * scale, 1.0))), ivec2(0), size - 1);
        float depth = texelFetch(depthMap, at, 0).r;
        if (depth >= 1.0)
            continue; // nothing there
        vec3 v = viewPosition((vec2(at) + 0.5) / vec2(size), depth) - p;
        float vv = dot(v, v), vn = dot(v, n);
        float f = max(r2 - vv, 0.0);
        sum += f * f * f * max((vn - 0.01 * radius - 0.0012 * -p.z) / (vv + 0.0001), 0.0);
    }
    return sum / (r2 * r2 * r2) * 3.5 * radius / float(kTaps);
}

void main()
{
    ivec2 size = textureSize(depthMap, 0), pixel = ivec2(gl_FragCoord.xy);
    float depth = texelFetch(depthMap, pixel, 0).r;
    vec3 p = positionAt(pixel, size);
    if (depth >= 1.0) {
        result = vec4(1.0, 1e6, 0.0, 0.0);
        return;
    }
    // The nearer neighbour on each axis gives the truer normal at edges.
    vec3 l = p - positionAt(pixel - ivec2(1, 0), size), r = positionAt(pixel + ivec2(1, 0), size) - p;
    vec3 d = p - positionAt(pixel - ivec2(0, 1), size), u = positionAt(pixel + ivec2(0, 1), size) - p;
    vec3 dx = pixel.x > 0 && (abs(l.z) < abs(r.z) || pixel.x == size.x - 1) ? l : r;
    vec3 dy = pixel.y > 0 && (abs(d.z) < abs(u.z) || pixel.y == size.y - 1) ? d : u;
    vec3 n = normalize(cross(dx, dy));
    // Interleaved gradient noise (Jimenez 2014): neighbours differ in every direction, so the blur leaves no beads.
    float turn = 6.2831853 * fract(52.9829189 * fract(dot(vec2(pixel), vec2(0.06711056, 0.00583715))));
    float wide = obscurance(p, n, occlusion.y, turn, pixel, size);
    float near = obscurance(p, n, occlusion.y * 0.25, turn, pixel, size);
    float visible = max(0.0, 1.0 - wide) * max(0.0, 1.0 - 0.4 * near);
    result = vec4(max(visible, 0.12), -p.z, 0.0, 0.0);
}

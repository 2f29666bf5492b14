// SPDX-License-Identifier: Apache-2.0
// Scanned points as round splats as wide as their spacing.
#include "frame.glsl"
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 colour; // sRGB, and the intensity; 1: it has none
uniform mat4 model;
uniform vec4 tint;
uniform float splat;     // diameter in metres
uniform float least;     // pixels
uniform int colouring;   // PointColour in app/render/renderer.h
uniform vec2 heights;    // those of the first and the last colour of the ramp
uniform vec4 own;        // sRGB, of the cloud
uniform float largest;   // pixels; discs that are larger would look like balls
uniform float pixelScale; // pixels a metre at depth 1
uniform int cutCount;
uniform vec4 cuts[192]; // three for each part of space that is left out (PointCut in app/render/cutaway.h)
out vec3 splatColour;
flat out float splatDepth;  // of its centre, metres
flat out float splatRadius; // metres

vec3 toLinear(vec3 c)
{
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

/// From blue over green to yellow, ever lighter (viridis).
vec3 ramp(float t)
{
    const vec3 stops[5] = vec3[5](vec3(0.27, 0.10, 0.42), vec3(0.23, 0.32, 0.55), vec3(0.13, 0.57, 0.55),
                                  vec3(0.37, 0.79, 0.38), vec3(0.99, 0.91, 0.14));
    float at = clamp(t, 0.0, 1.0) * 4.0;
    int i = min(int(at), 3);
    return mix(stops[i], stops[i + 1], at - float(i));
}

vec3 shownColour(vec3 world)
{
    if (colouring == 1 && colour.a < 0.999)
        return vec3(0.1 + 0.85 * sqrt(colour.a * 255.0 / 254.0));
    if (colouring == 2)
        return ramp((world.z - heights.x) / (heights.y - heights.x));
    if (colouring == 3)
        return own.rgb * (0.45 + 0.55 * dot(colour.rgb, vec3(0.299, 0.587, 0.114)));
    return colour.rgb;
}

bool isCut(vec3 p)
{
    for (int i = 0; i < cutCount; ++i) {
        vec4 a = cuts[i * 3], b = cuts[i * 3 + 1], c = cuts[i * 3 + 2];
        vec3 d = p - a.xyz;
        float along = dot(d.xy, vec2(a.w, b.x)), across = dot(d.xy, vec2(-b.x, a.w));
        if (along > b.y && along < b.z && across > b.w && across < c.x && d.z > c.y && d.z < c.z)
            return true;
    }
    return false;
}

void main()
{
    vec4 world = model * vec4(position, 1.0);
    if (isCut(world.xyz)) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    vec4 p = view * world;
    gl_Position = projection * p;
    float depth = eye.w > 0.5 ? max(-p.z, 1e-3) : 1.0;
    float pixels = splat * pixelScale / depth;
    gl_PointSize = clamp(pixels, least, max(least, largest * cut.x));
    splatDepth = -p.z;
    splatRadius = 0.5 * gl_PointSize * depth / pixelScale;
    splatColour = mix(toLinear(shownColour(world.xyz)), tint.rgb, tint.a);
}

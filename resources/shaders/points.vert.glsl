// SPDX-License-Identifier: Apache-2.0
// Scanned points as round splats as wide as their spacing.
#include "frame.glsl"
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 colour; // sRGB
uniform mat4 model;
uniform vec4 tint;
uniform float splat;     // diameter in metres
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
    gl_PointSize = clamp(pixels, 1.6, largest * cut.x);
    splatDepth = -p.z;
    splatRadius = 0.5 * gl_PointSize * depth / pixelScale;
    splatColour = mix(toLinear(colour.rgb), tint.rgb, tint.a);
}

// SPDX-License-Identifier: Apache-2.0
// Scanned points as round splats as wide as their spacing.
#include "frame.glsl"
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 colour; // sRGB
uniform mat4 model;
uniform vec4 tint;
uniform float splat;     // diameter in metres
uniform float pixelScale; // pixels a metre at depth 1
out vec3 splatColour;
flat out float splatDepth;  // of its centre, metres
flat out float splatRadius; // metres

vec3 toLinear(vec3 c)
{
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

void main()
{
    vec4 p = view * (model * vec4(position, 1.0));
    gl_Position = projection * p;
    float depth = eye.w > 0.5 ? max(-p.z, 1e-3) : 1.0;
    float pixels = splat * pixelScale / depth;
    gl_PointSize = clamp(pixels, 1.6, 40.0);
    splatDepth = -p.z;
    splatRadius = 0.5 * gl_PointSize * depth / pixelScale;
    splatColour = mix(toLinear(colour.rgb), tint.rgb, tint.a);
}

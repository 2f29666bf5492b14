// SPDX-License-Identifier: Apache-2.0
// Bulged towards the eye in the middle, so that neighbours meet half-way as Voronoi cells instead of covering each other.
#include "frame.glsl"
in vec3 splatColour;
flat in float splatDepth;
flat in float splatRadius;
uniform float core; // share of the disc's area, around its centre, that is drawn
layout(location = 0) out vec4 result;
layout(location = 1) out vec4 won;
void main()
{
    vec2 d = gl_PointCoord * 2.0 - 1.0;
    float r2 = dot(d, d);
    if (r2 > core)
        discard;
    float z = -(splatDepth - 0.7 * splatRadius * (1.0 - r2));
    vec2 clip = vec2(projection[2].z * z + projection[3].z, projection[2].w * z + projection[3].w);
    gl_FragDepth = clamp(clip.x / clip.y * 0.5 + 0.5, 0.0, 1.0);
    result = vec4(splatColour, 1.0);
    won = vec4(1.0);
}

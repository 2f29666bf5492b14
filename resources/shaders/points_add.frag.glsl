// SPDX-License-Identifier: Apache-2.0
// A bell of colour and depth around a point, to be added to those of its neighbours (app/render/close_points.h).
#include "frame.glsl"
in vec3 splatColour;
flat in float splatDepth;
flat in float splatRadius;
layout(location = 0) out vec4 colourSum; // a: the weights
layout(location = 1) out float depthSum; // metres
void main()
{
    vec2 d = gl_PointCoord * 2.0 - 1.0;
    float r2 = dot(d, d);
    if (r2 > 1.0)
        discard;
    // Let through what lies as deep as the foremost splat there, give or take the unevenness of a surface.
    float z = -(splatDepth - 1.7 * splatRadius);
    vec2 clip = vec2(projection[2].z * z + projection[3].z, projection[2].w * z + projection[3].w);
    gl_FragDepth = clamp(clip.x / clip.y * 0.5 + 0.5, 0.0, 1.0);
    float weight = exp(-3.0 * r2);
    colourSum = vec4(splatColour * weight, weight);
    depthSum = splatDepth * weight;
}

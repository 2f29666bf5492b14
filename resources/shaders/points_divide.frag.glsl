// SPDX-License-Identifier: Apache-2.0
// The means of what points_add.frag.glsl has added up: opaque where points are close together, fading out at the edge.
#include "frame.glsl"
uniform sampler2D colourSums;
uniform sampler2D depthSums;
in vec2 screenPosition;
layout(location = 0) out vec4 result;
layout(location = 1) out vec4 won;
void main()
{
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec4 sum = texelFetch(colourSums, pixel, 0);
    float cover = smoothstep(0.2, 0.5, sum.a);
    if (cover <= 0.0)
        discard;
    float z = -texelFetch(depthSums, pixel, 0).r / sum.a;
    vec2 clip = vec2(projection[2].z * z + projection[3].z, projection[2].w * z + projection[3].w);
    gl_FragDepth = clamp(clip.x / clip.y * 0.5 + 0.5, 0.0, 1.0);
    result = vec4(sum.rgb / sum.a, cover);
    won = vec4(1.0, 1.0, 1.0, cover);
}

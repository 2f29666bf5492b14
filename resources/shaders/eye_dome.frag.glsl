// SPDX-License-Identifier: Apache-2.0
// Eye-dome lighting (Boucheny 2009): points are darker where their surroundings are nearer to the eye. Multiplies what is
// in the target; only where points are seen, never across the border, and never to black.
#include "frame.glsl"
uniform sampler2D depthMap;
uniform sampler2D wonMap;
uniform float pixelRatio;
in vec2 screenPosition;
layout(location = 0) out vec4 result;

float metres(float depth)
{
    float z = depth * 2.0 - 1.0;
    vec2 p = vec2(inverseProjection[2].z * z + inverseProjection[3].z, inverseProjection[2].w * z + inverseProjection[3].w);
    return -p.x / p.y;
}

void main()
{
    ivec2 size = textureSize(depthMap, 0), pixel = ivec2(gl_FragCoord.xy);
    if (texelFetch(wonMap, pixel, 0).r < 0.5)
        discard;
    float centre = log2(max(metres(texelFetch(depthMap, pixel, 0).r), 1e-3));
    float sum = 0.0, count = 0.0;
    for (int ring = 0; ring < 3; ++ring) {
        float radius = (ring == 0 ? 1.5 : ring == 1 ? 4.0 : 11.0) * pixelRatio;
        for (int i = 0; i < 8; ++i) {
            float angle = (float(i) + 0.5 * float(ring)) * 0.7853982;
            ivec2 at = pixel + ivec2(round(vec2(cos(angle), sin(angle)) * radius));
            if (any(lessThan(at, ivec2(0))) || any(greaterThanEqual(at, size)))
                continue;
            count += 1.0;
            float depth = texelFetch(depthMap, at, 0).r;
            if (depth >= 1.0)
                continue; // no data there
            float step = centre - log2(max(metres(depth), 1e-3));
            sum += clamp(step - 0.0015 * radius, 0.0, 0.06);
        }
    }
    float shade = exp(-sum / max(count, 1.0) * 26.0);
    result = vec4(vec3(max(shade, 0.45)), 1.0);
}

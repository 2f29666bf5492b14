// SPDX-License-Identifier: Apache-2.0
// One direction of a blur that stops at edges in depth.
uniform sampler2D source;
uniform vec2 direction; // one texel along x or y
in vec2 screenPosition;
layout(location = 0) out vec4 result;
void main()
{
    ivec2 size = textureSize(source, 0), pixel = ivec2(gl_FragCoord.xy), step = ivec2(direction);
    vec2 centre = texelFetch(source, pixel, 0).rg;
    float total = centre.r, weight = 1.0;
    for (int i = -6; i <= 6; ++i) {
        if (i == 0)
            continue;
        vec2 s = texelFetch(source, clamp(pixel + step * i, ivec2(0), size - 1), 0).rg;
        float w = exp(-float(i * i) * 0.05) * max(0.0, 1.0 - abs(s.g - centre.g) / (0.015 * centre.g + 0.015));
        total += s.r * w;
        weight += w;
    }
    result = vec4(total / weight, centre.g, 0.0, 0.0);
}

// SPDX-License-Identifier: Apache-2.0
// From linear light to the picture: selection outline, tone curve once, sRGB once.
#include "frame.glsl"
uniform sampler2D lightMap;
uniform sampler2D selectionMap;
uniform int selection;
uniform float pixelRatio;
uniform int encode; // 1: write sRGB values
in vec2 screenPosition;
layout(location = 0) out vec4 result;

// Colours up to 0.8 stay exactly as they are, brighter ones roll off and bleach (after Khronos' PBR Neutral curve,
// without its toe: what is drawn unlit must come out as given).
vec3 toneMap(vec3 c)
{
    const float start = 0.8;
    float peak = max(c.r, max(c.g, c.b));
    if (peak <= start)
        return c;
    float d = 1.0 - start, mapped = 1.0 - d * d / (peak + d - start);
    float bleach = 1.0 - 1.0 / (0.08 * (peak - mapped) + 1.0);
    return mix(c * (mapped / peak), vec3(mapped), bleach);
}

vec3 toSrgb(vec3 c)
{
    c = clamp(c, 0.0, 1.0);
    return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

void main()
{
    vec4 light = texelFetch(lightMap, ivec2(gl_FragCoord.xy), 0);
    vec3 colour = light.a > 0.0 ? light.rgb / light.a : vec3(0.0);
    colour = toneMap(max(colour, vec3(0.0)) * cut.z);
    float alpha = light.a;
    if (selection != 0) {
        ivec2 size = textureSize(selectionMap, 0), pixel = ivec2(gl_FragCoord.xy);
        float inside = texelFetch(selectionMap, pixel, 0).r, near = 0.0;
        for (int i = 0; i < 16; ++i) {
            float angle = float(i) * 0.39269908, radius = (i & 1) == 0 ? 2.4 : 1.3;
            ivec2 at = pixel + ivec2(round(vec2(cos(angle), sin(angle)) * radius * pixelRatio));
            near = max(near, texelFetch(selectionMap, clamp(at, ivec2(0), size - 1), 0).r);
        }
        float outline = near * (1.0 - inside);
        colour = mix(colour, accent.rgb, max(outline, inside * 0.10));
        alpha = max(alpha, outline);
    }
    result = vec4(encode != 0 ? toSrgb(colour) : colour, 1.0) * alpha;
    result.a = alpha;
}

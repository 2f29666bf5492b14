// SPDX-License-Identifier: Apache-2.0
// Fast approximate antialiasing (after Lottes 2009, the short console form) on encoded colours.
uniform sampler2D source; // linear filter
uniform int decode;       // 1: the target encodes sRGB by itself
in vec2 screenPosition;
layout(location = 0) out vec4 result;

float luma(vec3 c) { return dot(c, vec3(0.299, 0.587, 0.114)); }

void main()
{
    vec2 texel = 1.0 / vec2(textureSize(source, 0));
    vec4 m = texture(source, screenPosition);
    float nw = luma(texture(source, screenPosition + vec2(-1.0, -1.0) * texel).rgb);
    float ne = luma(texture(source, screenPosition + vec2(1.0, -1.0) * texel).rgb);
    float sw = luma(texture(source, screenPosition + vec2(-1.0, 1.0) * texel).rgb);
    float se = luma(texture(source, screenPosition + vec2(1.0, 1.0) * texel).rgb);
    float c = luma(m.rgb);
    float low = min(c, min(min(nw, ne), min(sw, se))), high = max(c, max(max(nw, ne), max(sw, se)));
    result = m;
    if (high - low > max(0.04, high * 0.11)) {
        vec2 dir = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
        float reduce = max((nw + ne + sw + se) * 0.03125, 0.0078125);
        dir = clamp(dir / (min(abs(dir.x), abs(dir.y)) + reduce), -8.0, 8.0) * texel;
        vec4 a = 0.5 * (texture(source, screenPosition + dir * (1.0 / 3.0 - 0.5))
                        + texture(source, screenPosition + dir * (2.0 / 3.0 - 0.5)));
        vec4 b = a * 0.5 + 0.25 * (texture(source, screenPosition - dir * 0.5) + texture(source, screenPosition + dir * 0.5));
        float lb = luma(b.rgb);
        result = lb < low || lb > high ? a : b;
    }
    if (decode != 0) {
        vec3 s = result.rgb;
        result.rgb = mix(s / 12.92, pow((s + 0.055) / 1.055, vec3(2.4)), step(0.04045, s));
    }
}

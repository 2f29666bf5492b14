// SPDX-License-Identifier: Apache-2.0
uniform sampler2D image; // premultiplied, sRGB, first row at the top
uniform int decode;
in vec2 uv;
layout(location = 0) out vec4 result;
void main()
{
    result = texture(image, vec2(uv.x, 1.0 - uv.y));
    if (decode != 0 && result.a > 0.0) {
        vec3 s = result.rgb / result.a;
        result.rgb = mix(s / 12.92, pow((s + 0.055) / 1.055, vec3(2.4)), step(0.04045, s)) * result.a;
    }
}

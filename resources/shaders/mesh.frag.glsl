// SPDX-License-Identifier: Apache-2.0
#include "frame.glsl"
#include "lighting.glsl"
#include "patterns.glsl"
in vec3 worldPosition;
in vec3 worldNormal;
in vec3 localPosition;
in vec2 texturePosition;
in vec4 baseColour;
in vec4 surfaceValues;
in vec3 emissiveColour;
in float viewDepth;
in float stale;   // 1: what it shows is out of date
in float alarmed; // 1: somebody has to see to it
uniform sampler2D baseColourMap;
uniform int textured;
layout(location = 0) out vec4 result;

void main()
{
    vec3 n = normalize(worldNormal);
    vec3 v = eye.w > 0.5 ? eye.xyz - worldPosition : vec3(view[0].z, view[1].z, view[2].z);
    if (dot(n, v) < 0.0)
        n = -n;
    Surface s = Surface(baseColour.rgb, surfaceValues.x, surfaceValues.y, emissiveColour);
    float alpha = baseColour.a;
    if (textured != 0) {
        vec4 texel = texture(baseColourMap, texturePosition);
        s.colour *= texel.rgb;
        alpha *= texel.a;
    }
    if (stale > 0.5) { // grey (an alarm keeps its colour), and hatched like what is crossed out on a drawing
        vec3 grey = vec3(mix(dot(s.colour, vec3(0.2126, 0.7152, 0.0722)), 0.34, 0.5));
        vec3 plain = alarmed > 0.5 ? s.colour : grey;
        float across = (gl_FragCoord.x + gl_FragCoord.y) / (9.0 * cut.x);
        float line = 1.0 - smoothstep(0.22, 0.22 + 0.16 / cut.x, abs(fract(across) - 0.5));
        s.colour = mix(plain, plain * 0.42, line);
        s.metallic = 0.0;
        s.roughness = 0.8;
        s.emissive = vec3(0.0);
    }
    applyPattern(int(surfaceValues.z * 255.0 + 0.5), localPosition, texturePosition, s, alpha);
#ifdef OPAQUE
    if (alpha < 0.02)
        discard;
    result = vec4(shade(s, worldPosition, n, viewDepth, gl_FragCoord.xy), 1.0);
#else
    // Glass and previews: reflections stay strong where the body is clear.
    float facing = abs(dot(n, normalize(v)));
    float cover = mix(alpha, 1.0, pow(1.0 - facing, 5.0) * 0.6);
    result = vec4(shade(s, worldPosition, n, viewDepth, gl_FragCoord.xy) * cover, cover);
#endif
}

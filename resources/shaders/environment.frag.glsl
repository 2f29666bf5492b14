// SPDX-License-Identifier: Apache-2.0
// Behind everything: the ground plane with its grid, fading into haze at the horizon, and the sky above.
#include "frame.glsl"
#include "lighting.glsl"
in vec2 screenPosition;
layout(location = 0) out vec4 result;

vec3 skyColour(vec3 d)
{
    float up = clamp(d.z, 0.0, 1.0);
    vec3 colour = mix(horizon.rgb, zenith.rgb, 1.0 - exp(-up * 3.2));
    float sun = max(dot(d, sunDirection.xyz), 0.0);
    return colour * (1.0 + 0.10 * pow(sun, 8.0));
}

float gridLine(vec2 p, float pixels)
{
    vec2 w = max(fwidth(p), vec2(1e-6));
    vec2 d = (0.5 - abs(fract(p - 0.5) - 0.5)) / w;
    vec2 line = 1.0 - smoothstep(pixels * 0.5 - 0.5, pixels * 0.5 + 0.7, d);
    return max(line.x, line.y) * (1.0 - smoothstep(0.06, 0.26, max(w.x, w.y)));
}

void main()
{
    vec2 clipXy = screenPosition * 2.0 - 1.0;
    vec4 a = inverseViewProjection * vec4(clipXy, -1.0, 1.0), b = inverseViewProjection * vec4(clipXy, 1.0, 1.0);
    vec3 from = a.xyz / a.w, ray = normalize(b.xyz / b.w - from);
    if (eye.w > 0.5)
        from = eye.xyz;
    gl_FragDepth = 1.0;
    float height = from.z - ground.x;
    float t = ray.z < -1e-5 ? height / -ray.z : -1.0;
    vec3 p = from + ray * max(t, 0.0);
    bool onGround = ground.w > 0.5 && t > 0.0;
    vec4 clip = viewProjection * vec4(p, 1.0);
    float depth = clamp(clip.z / clip.w * 0.5 + 0.5, 0.0, 0.9999999);
    // Grid lines before any branch: derivatives need their neighbours.
    float fine = gridLine(p.xy, 1.0), coarse = gridLine(p.xy / 10.0, 1.5);
#ifdef DEPTH_ONLY
    if (!onGround || clip.z > clip.w) // beyond the far plane depth tells nothing
        discard;
    gl_FragDepth = depth;
    result = vec4(1.0);
#else
    vec3 sky = skyColour(ray.z > 0.0 ? ray : normalize(vec3(ray.xy, 0.0)));
    result = vec4(sky, 1.0);
    if (onGround) {
        gl_FragDepth = depth;
        float eyeDepth = -(view * vec4(p, 1.0)).z;
        float open = ambientVisibility(eyeDepth);
        float sun = sunVisibility(p, vec3(0.0, 0.0, 1.0), gl_FragCoord.xy);

        vec3 colour = groundColour.rgb * (0.56 * open + 0.44 * sun); // groundColour is how it looks in the open
        float line = max(fine * 0.5, coarse) * ground.z * gridColour.a;
        colour = mix(colour, gridColour.rgb, line);
        float distance = eye.w > 0.5 ? t * 0.5 : 0.0;
        float radial = length(p.xy - sceneCentre.xy);
        float haze = 1.0 - exp(-pow(max(distance, radial) / ground.y, 1.6) * 0.6931);
        result.rgb = mix(colour, skyColour(normalize(vec3(ray.xy, 0.0))), haze);
    }
#endif
}

// SPDX-License-Identifier: Apache-2.0
// Metal-rough surfaces under a sun and an analytic sky. GGX with the height-correlated Smith term (Heitz 2014), Schlick's
// Fresnel, the split-sum term as fitted by Karis (2014, "Physically Based Shading on Mobile").
uniform sampler2DShadow shadowCompare;
uniform sampler2D shadowDepth;
uniform sampler2D occlusionMap; // r: share of ambient light that arrives, g: depth in metres

const float kPi = 3.14159265;

float noise(vec2 pixel) // interleaved gradient noise (Jimenez 2014)
{
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

vec3 skyIrradiance(vec3 n) // over pi: radiance of a white diffuse surface
{
    const vec3 up = vec3(0.46, 0.475, 0.50), side = vec3(0.50, 0.495, 0.485), down = vec3(0.37, 0.345, 0.31);
    float z = n.z;
    return z > 0.0 ? mix(side, up, z * (2.0 - z)) : mix(side, down, -z * (2.0 + z));
}

vec3 skyRadiance(vec3 d, float roughness)
{
    const vec3 top = vec3(0.42, 0.50, 0.62), rim = vec3(0.86, 0.88, 0.90), floorColour = vec3(0.30, 0.28, 0.26);
    float blur = mix(0.18, 0.75, roughness);
    vec3 sky = mix(rim, top, smoothstep(0.0, 0.75 + blur * 0.5, d.z));
    vec3 lower = mix(floorColour, rim, 0.25 * exp(min(d.z, 0.0) * 6.0));
    vec3 sharp = mix(lower, sky, smoothstep(-blur, blur, d.z));
    return mix(sharp, skyIrradiance(d), roughness * roughness);
}

// Percentage-closer soft shadows (Fernando 2005): sharp at the contact, softer with distance. x: visibility in this map,
// y: how far the map reaches here. `map`: its metres a texel, metres of depth and softest penumbra; `side`: 0 left, 1 right.
vec2 mapVisibility(mat4 matrix, vec4 map, float side, vec3 position, vec3 normal, vec2 pixel)
{
    float slope = 1.0 - clamp(dot(normal, sunDirection.xyz), 0.0, 1.0);
    vec3 moved = position + normal * map.x * (1.0 + 3.0 * slope) + sunDirection.xyz * map.x;
    vec3 p = (matrix * vec4(moved, 1.0)).xyz * 0.5 + 0.5;
    vec2 border = smoothstep(vec2(0.5), vec2(0.475), abs(p.xy - 0.5));
    float reach = border.x * border.y;
    if (reach <= 0.0 || p.z >= 1.0)
        return vec2(1.0, 0.0);
    vec2 texel = vec2(1.0) / vec2(textureSize(shadowDepth, 0));
    vec2 at = vec2(p.x * 0.5 + side * 0.5, p.y);
    vec2 low = vec2(side * 0.5, 0.0) + texel, high = vec2(side * 0.5 + 0.5, 1.0) - texel;
    // The receiver's own plane: how its depth in the map changes with each texel aside.
    vec3 across = normalize(vec3(matrix[0].x, matrix[1].x, matrix[2].x));
    vec3 upward = normalize(vec3(matrix[0].y, matrix[1].y, matrix[2].y));
    vec2 plane = vec2(dot(normal, across), dot(normal, upward)) / max(dot(normal, sunDirection.xyz), 0.2);
    plane *= map.x / map.y;
    float angle = noise(pixel) * 2.0 * kPi;
    mat2 turn = mat2(cos(angle), sin(angle), -sin(angle), cos(angle));
    float search = map.w, blockers = 0.0, sum = 0.0;
    for (int i = 0; i < 8; ++i) {
        float r = sqrt((float(i) + 0.5) / 8.0), a = float(i) * 2.39996;
        vec2 o = turn * vec2(cos(a), sin(a)) * r * search;
        float depth = texture(shadowDepth, clamp(at + o * texel, low, high)).r, own = p.z + dot(plane, o);
        if (depth < own - 0.25 * map.x / map.y) {
            blockers += 1.0;
            sum += own - depth;
        }
    }
    if (blockers < 0.5)
        return vec2(1.0, reach);
    float gap = sum / blockers * map.y; // metres between the caster and here
    float radius = clamp(gap * 0.045 / map.x, 1.3, map.w);
    float lit = 0.0;
    for (int i = 0; i < 16; ++i) {
        float r = sqrt((float(i) + 0.5) / 16.0), a = float(i) * 2.39996;
        vec2 o = turn * vec2(cos(a), sin(a)) * r * radius;
        lit += texture(shadowCompare, vec3(clamp(at + o * texel, low, high), p.z + dot(plane, o)));
    }
    return vec2(lit / 16.0, reach);
}

float sunVisibility(vec3 position, vec3 normal, vec2 pixel)
{
    if (shadow.z < 0.5)
        return 1.0;
    vec2 near = vec2(1.0, 0.0);
    if (nearShadow.z > 0.5)
        near = mapVisibility(nearShadowMatrix, nearShadow, 1.0, position, normal, pixel);
    if (near.y >= 1.0)
        return near.x;
    vec2 all = mapVisibility(shadowMatrix, shadow, 0.0, position, normal, pixel);
    return mix(mix(1.0, all.x, all.y), near.x, near.y);
}

// Half-resolution occlusion, weighted by how near in depth its texels are.
float ambientVisibility(float depth)
{
    if (occlusion.x < 0.5)
        return 1.0;
    vec2 size = vec2(textureSize(occlusionMap, 0));
    vec2 at = gl_FragCoord.xy * viewport.zw * size - 0.5;
    vec2 base = floor(at), f = at - base;
    float total = 0.0, weight = 0.0;
    for (int i = 0; i < 4; ++i) {
        vec2 o = vec2(i & 1, i >> 1);
        vec2 s = texelFetch(occlusionMap, ivec2(clamp(base + o, vec2(0.0), size - 1.0)), 0).rg;
        float w = (o.x > 0.5 ? f.x : 1.0 - f.x) * (o.y > 0.5 ? f.y : 1.0 - f.y);
        w = (w + 0.001) / (0.002 + abs(s.g - depth) / (0.02 * depth + 0.01));
        total += s.r * w;
        weight += w;
    }
    return total / weight;
}

struct Surface {
    vec3 colour;
    float metallic;
    float roughness;
    vec3 emissive;
};

vec3 shade(Surface s, vec3 position, vec3 n, float depth, vec2 pixel)
{
    vec3 v = eye.w > 0.5 ? normalize(eye.xyz - position) : normalize(vec3(view[0].z, view[1].z, view[2].z));
    vec3 l = sunDirection.xyz;
    vec3 h = normalize(v + l);
    float nv = max(abs(dot(n, v)), 1e-3), nl = max(dot(n, l), 0.0), nh = max(dot(n, h), 0.0), vh = max(dot(v, h), 0.0);
    float rough = clamp(s.roughness, 0.06, 1.0), a = rough * rough, a2 = a * a;
    vec3 f0 = mix(vec3(0.04), s.colour, s.metallic), diffuse = s.colour * (1.0 - s.metallic);

    float open = ambientVisibility(depth);
    vec3 light = diffuse * skyIrradiance(n) * mix(vec3(open), vec3(1.0), (1.0 - open) * open * 0.55 * s.colour);
    const vec4 c0 = vec4(-1.0, -0.0275, -0.572, 0.022), c1 = vec4(1.0, 0.0425, 1.04, -0.04);
    vec4 r = rough * c0 + c1;
    float a004 = min(r.x * r.x, exp2(-9.28 * nv)) * r.x + r.y;
    vec2 ab = vec2(-1.04, 1.04) * a004 + r.zw;
    float specularOpen = clamp(pow(nv + open, exp2(-16.0 * rough - 1.0)) - 1.0 + open, 0.0, 1.0);
    light += skyRadiance(reflect(-v, n), rough) * (f0 * ab.x + ab.y) * specularOpen * mix(open, 1.0, 0.3);

    if (nl > 0.0) {
        float d = a2 / (kPi * pow(nh * nh * (a2 - 1.0) + 1.0, 2.0));
        float visible = 0.5 / (nl * sqrt(nv * nv * (1.0 - a2) + a2) + nv * sqrt(nl * nl * (1.0 - a2) + a2));
        vec3 f = f0 + (1.0 - f0) * pow(1.0 - vh, 5.0);
        vec3 direct = diffuse * (1.0 - f) + min(d * visible * kPi, 12.0) * f;
        light += direct * sunColour.rgb * nl * sunVisibility(position, n, pixel);
    }
    return light + s.emissive;
}

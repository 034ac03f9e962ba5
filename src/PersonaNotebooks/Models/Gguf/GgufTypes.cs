namespace PersonaNotebooks.Models.Gguf;

/// <summary>Sizes of the types in a GGUF file (ggml-org/ggml: ggml.h, enum ggml_type, and ggml-common.h, the block structures).</summary>
internal static class GgufTypes
{
    // Type number: elements in a block, bytes of a block.
    private static readonly Dictionary<int, (int Elements, int Bytes)> Blocks = new()
    {
        [0] = (1, 4), // F32
        [1] = (1, 2), // F16
        [2] = (32, 18), // Q4_0
        [3] = (32, 20), // Q4_1
        [6] = (32, 22), // Q5_0
        [7] = (32, 24), // Q5_1
        [8] = (32, 34), // Q8_0
        [10] = (256, 84), // Q2_K
        [11] = (256, 110), // Q3_K
        [12] = (256, 144), // Q4_K
        [13] = (256, 176), // Q5_K
        [14] = (256, 210), // Q6_K
        [20] = (32, 18), // IQ4_NL
        [23] = (256, 136), // IQ4_XS
        [24] = (1, 1), // I8
        [25] = (1, 2), // I16
        [26] = (1, 4), // I32
        [27] = (1, 8), // I64
        [28] = (1, 8), // F64
        [30] = (1, 2), // BF16
    };

    /// <summary>Bytes of a tensor; 0 for a type that is not listed, so that a newer file is not refused for it.</summary>
    public static long Bytes(int type, long elements) =>
        Blocks.TryGetValue(type, out var block) ? elements / block.Elements * block.Bytes : 0;

    /// <summary>Bytes of a metadata value of fixed size (enum gguf_metadata_value_type).</summary>
    /// <exception cref="InvalidDataException">There is no such type.</exception>
    public static int ValueBytes(int type) =>
        type switch
        {
            0 or 1 or 7 => 1, // 8-bit numbers and truth values
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => throw new InvalidDataException(),
        };
}

using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks.Models.Gguf;

/// <summary>
/// Checks a GGUF file before anything is started for it: the magic, the version, and whether all tensors that the header
/// announces are there (format: ggml-org/ggml, docs/gguf.md, versions 2 and 3).
/// </summary>
public static class GgufFile
{
    private const int Magic = 0x46554747; // "GGUF", little endian
    private const long LongestText = 1 << 28;
    private const int DeepestArray = 8; // real files hold arrays of texts and numbers; deeper ones could exhaust the stack

    /// <summary>Throws when the file cannot be a whole GGUF file.</summary>
    /// <exception cref="InputException">It is missing, not a GGUF file, of an unknown version, or cut off.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'; give gguf: the path of a GGUF file.");
        }
        using BinaryReader file = new(File.OpenRead(path), Encoding.UTF8);
        var length = file.BaseStream.Length;
        if (length < 24 || file.ReadInt32() != Magic)
        {
            throw new InputException($"'{path}' is not a GGUF file; download or convert the model again.");
        }
        var version = file.ReadUInt32();
        if (version is not (2 or 3))
        {
            throw new InputException($"'{path}' is a GGUF file of version {version}; versions 2 and 3 can be read.");
        }
        long needed;
        try
        {
            needed = Length(file);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or OverflowException)
        {
            throw new InputException(
                $"The GGUF file '{path}' is cut off or damaged in its header; download it again.",
                e
            );
        }
        if (length < needed)
        {
            throw new InputException(
                $"The GGUF file '{path}' is cut off: it has {length} bytes of at least {needed}; download it again."
            );
        }
    }

    /// <summary>The file's SHA-256 in hexadecimal: the model's real digest.</summary>
    public static async Task<string> DigestAsync(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
    }

    // How long a file with this header must at least be.
    private static long Length(BinaryReader file)
    {
        var tensors = file.ReadInt64();
        var entries = file.ReadInt64();
        var alignment = 32L;
        for (var i = 0L; i < entries; i++)
        {
            var name = Text(file);
            var value = Value(file, file.ReadInt32());
            alignment = name == "general.alignment" && value > 0 ? value : alignment;
        }
        var end = 0L;
        for (var i = 0L; i < tensors; i++)
        {
            Text(file);
            var elements = 1L;
            var dimensions = file.ReadUInt32();
            for (var d = 0u; d < dimensions; d++)
            {
                elements = checked(elements * file.ReadInt64());
            }
            var type = file.ReadInt32();
            end = Math.Max(end, file.ReadInt64() + GgufTypes.Bytes(type, elements));
        }
        var start = (file.BaseStream.Position + alignment - 1) / alignment * alignment;
        return start + end;
    }

    private static string Text(BinaryReader file)
    {
        var length = file.ReadInt64();
        return length is >= 0 and < LongestText && file.BaseStream.Position + length <= file.BaseStream.Length
            ? Encoding.UTF8.GetString(file.ReadBytes((int)length))
            : throw new InvalidDataException();
    }

    // Reads a metadata value and returns it when it is a whole number of 32 bits (the alignment is), else 0.
    private static long Value(BinaryReader file, int type, int depth = 0)
    {
        const int uint32 = 4,
            text = 8,
            array = 9;
        switch (type)
        {
            case uint32:
                return file.ReadUInt32();
            case text:
                Text(file);
                return 0;
            case array when depth < DeepestArray:
                var item = file.ReadInt32();
                for (var left = file.ReadInt64(); left > 0; left--)
                {
                    Value(file, item, depth + 1);
                }
                return 0;
            default:
                Skip(file, GgufTypes.ValueBytes(type));
                return 0;
        }
    }

    private static void Skip(BinaryReader file, int bytes)
    {
        if (file.BaseStream.Position + bytes > file.BaseStream.Length)
        {
            throw new EndOfStreamException();
        }
        file.BaseStream.Seek(bytes, SeekOrigin.Current);
    }
}

using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

public class ShippedCharactersTests
{
    [Fact]
    public void ThePoolsHaveTheSizesOfThePaper()
    {
        var pools = AttributePools.Load();
        Assert.Equal(76, pools.Occupations.Count);
        Assert.Equal(50, pools.Hobbies.Count);
        Assert.Equal(12, pools.Families.Count);
        Assert.Equal(9, pools.Education.Count);
        Assert.Equal(22, pools.ShortTermGoals.Count);
        Assert.Equal(24, pools.LongTermGoals.Count);
    }

    /// <summary>Reads the bank and every character there is; the message lists all faults at once.</summary>
    [Fact]
    public void EveryShippedCharacterIsFinishedAndFitsPoolsBankAndItself()
    {
        CharacterCheck check = new(AttributePools.Load(), PersonalityBank.Load());
        var characters = CharacterReader.LoadAll();
        Assert.Equal(3, characters.Count);
        var faults = characters.SelectMany(c => check.Faults(c)).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
        Assert.Equal(characters.Count, characters.Select(c => c.Attributes.Id).Distinct().Count());
    }
}

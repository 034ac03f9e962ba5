using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>What the columns of <c>responses.csv</c> mean: variable, label, type, values.</summary>
internal static class Codebook
{
    public static string Text { get; } =
        $"""
            variable,label,type,values
            person,"Person behind the persona, the same in all tiers",text,state-number
            state,Postal code of the person's state,text,
            age,Age band in years as the census sample drew it,text,
            sex,Sex as the census asks it,text,female; male
            race,Race and ethnicity as the census sample drew them,text,white; black; asian; other (all not Hispanic); hispanic
            tier,How much of the persona a model wrote,text,{string.Join("; ", Tiers.Written)}; controls: {string.Join(
                "; ",
                Tiers.Controls
            )}
            persona_model,Model that wrote the persona; empty when none did,text,
            respondent,Who answered in the person's place and how,text,model/way
            topic,Topic of the question,text,
            question,Question id; see questions.csv,text,
            wording,Which wording of the question,number,1 and up
            option_order,Options in the order shown,text,numbers of questions.csv joined by hyphens
            draw,Which draw of the same call,number,1 and up
            round,Round of the conversation,number,1 = nobody heard; 2 and up = after hearing others
            status,What became of the answer,text,valid; dont_know; unparsed = no readable answer; failed = no reply
            retries,How often the question was put again because the reply could not be read,number,0 and up
            option,Option chosen; empty when none was or when the answer is probabilities,text,see questions.csv
            option_number,Its number in the question's own order,number,1 and up
            left_share,"Weight of the options that lean left among valid weight; empty when not valid or not coded",number,0 to 1
            probabilities,Weight of each option in the question's own order; 1 and 0 for a drawn answer,text,numbers joined by blanks
            reply,The model's words or why there are none; not to be trusted,text,

            """;
}
